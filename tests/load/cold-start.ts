import { openBare } from './bare-process.ts';
import type { Demonstration } from './demonstration.ts';
import { type Measured, median } from './measured.ts';

/**
 * Seconds from the start of the process to the first 200 of `/health/ready` and of `/`, on an existing embedded demonstration,
 * against a bare node process that opens the same directory and asks one question. In turns.
 */
const ROUNDS = 5;
const LIMIT = 2;

const startOnce = async (demonstration: Demonstration): Promise<number> => {
  const began = performance.now();
  const server = await demonstration.start();
  const page = await fetch(`${server.url}/`, { headers: { accept: 'text/html' } });
  const seconds = (performance.now() - began) / 1000;
  if (page.status !== 200) throw new Error(`/ answered ${page.status}`);
  await server.stop();
  return seconds;
};

const openOnce = async ({ directory }: Demonstration): Promise<number> => {
  const bare = await openBare(directory);
  await bare.stop();
  return bare.seconds;
};

export const measureColdStart = async (demonstration: Demonstration): Promise<Measured[]> => {
  const starts: number[] = [];
  const openings: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    starts.push(await startOnce(demonstration));
    openings.push(await openOnce(demonstration));
  }
  const hold = { of: 'value', bound: 'most', limit: LIMIT } as const;
  return [
    { name: 'coldStart.embedded', value: median(starts), baseline: median(openings), unit: 's', hold },
    { name: 'coldStart.embedded.load', value: demonstration.loadSeconds, baseline: median(openings), unit: 's' },
  ];
};
