import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { startServer } from '../machine/server-process.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the built product with the demonstration province. */
    productUrl: string;
    /** Its data directory, where the issued passwords lie. */
    productData: string;
  }
}

/** The demonstration once for all files: each uses people of its own, so that none sees what another has done. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer({ args: ['--demo'], keepData: true });
  project.provide('productUrl', server.url);
  project.provide('productData', server.dataDirectory);
  return async () => {
    await server.stop();
    rmSync(server.dataDirectory, { recursive: true, force: true });
  };
}
