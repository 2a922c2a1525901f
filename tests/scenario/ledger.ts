/** What the scenario measured and tried: stages with their time, wrong things with the answers they met, and every difference. */
export type Ledger = {
  readonly stages: { name: string; seconds: number }[];
  readonly refusals: { attempt: string; expected: string; got: string }[];
  readonly differences: string[];
  readonly stage: <V>(name: string, work: () => Promise<V>) => Promise<V>;
  readonly refused: (attempt: string, expected: string, answer: { status: number; problem: { code?: string } }) => void;
  readonly same: (what: string, expected: unknown, got: unknown) => void;
};

export const openLedger = (): Ledger => {
  const ledger: Ledger = {
    stages: [],
    refusals: [],
    differences: [],
    stage: async (name, work) => {
      const start = performance.now();
      const value = await work();
      ledger.stages.push({ name, seconds: Math.round(performance.now() - start) / 1000 });
      return value;
    },
    refused: (attempt, expected, { status, problem }) => {
      const got = `${status} ${problem.code ?? ''}`.trim();
      ledger.refusals.push({ attempt, expected, got });
      if (got !== expected) ledger.differences.push(`${attempt}: expected ${expected}, got ${got}`);
    },
    same: (what, expected, got) => {
      if (JSON.stringify(expected) !== JSON.stringify(got))
        ledger.differences.push(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`);
    },
  };
  return ledger;
};

/** Does `work` for every item, a few at a time: as many offices would. */
export const inParallel = async <I, O>(
  items: readonly I[],
  width: number,
  work: (item: I) => Promise<O>,
): Promise<O[]> => {
  const results: O[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index] as I);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
};
