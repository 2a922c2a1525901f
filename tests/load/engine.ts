import { check, checkAgain } from '../../src/forms/rules/check.ts';
import { compileForm } from '../../src/forms/rules/compile.ts';
import type { CompiledForm } from '../../src/forms/rules/compiled.ts';
import { compute, recompute } from '../../src/forms/rules/compute.ts';
import { numberedEthnicGroups, wideFormDefinition, wideFormValues } from '../../src/forms/rules/wide-form.fixture.ts';
import { type Measured, median } from './measured.ts';

/**
 * The form engine alone, in this process: a form of 54 ethnic groups × 20 rows (1,080 cells) compiled, and one edit followed
 * through its formulas and checks as the page does at every keystroke. Baselines are the bounds themselves.
 */
const COMPILE_LIMIT = 50;
const RECOMPUTE_LIMIT = 2;

const milliseconds = (work: () => unknown): number => {
  const began = performance.now();
  work();
  return performance.now() - began;
};

const repeat = (times: number, warmUp: number, work: (at: number) => unknown): number[] =>
  Array.from({ length: times + warmUp }, (_, at) => milliseconds(() => work(at))).slice(warmUp);

const compileWide = (): CompiledForm => compileForm(wideFormDefinition(), { ethnicGroups: numberedEthnicGroups() });

/** One typed cell: what follows from it is computed and checked anew. */
const editTimes = (form: CompiledForm): number[] => {
  let values = wideFormValues();
  let computed = compute(form, values);
  let outcomes = check(form, computed, values);
  const groups = numberedEthnicGroups();
  return repeat(300, 50, (at) => {
    const cell = `A04.E${groups[at % groups.length]?.code ?? '01'}`;
    values = { ...values, cells: { ...values.cells, [cell]: String(100 + at) } };
    computed = recompute(computed, [cell], values);
    outcomes = checkAgain(outcomes, computed, [cell], values);
  });
};

export const measureEngine = (): Measured[] => {
  // The first compilation counts too: a page compiles a form once.
  const first = milliseconds(compileWide);
  const compiling = repeat(20, 0, compileWide);
  const recomputing = editTimes(compileWide());
  return [
    {
      name: 'engine.compile',
      value: median(compiling),
      baseline: COMPILE_LIMIT,
      unit: 'ms',
      hold: { of: 'ratio', bound: 'most', limit: 1 },
    },
    { name: 'engine.compile.first', value: first, baseline: COMPILE_LIMIT, unit: 'ms' },
    {
      name: 'engine.recompute',
      value: median(recomputing),
      baseline: RECOMPUTE_LIMIT,
      unit: 'ms',
      hold: { of: 'ratio', bound: 'most', limit: 1 },
    },
  ];
};
