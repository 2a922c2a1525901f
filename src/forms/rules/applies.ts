import type { CompiledForm } from './compiled.ts';
import { compute } from './compute.ts';
import type { FormValues } from './values.ts';

const NONE: ReadonlySet<string> = new Set();

/**
 * Cells and lists (by their section) that are not asked for as the sheet stands: their condition does not hold, or cannot be said yet. They are greyed, not required and
 * not counted as missing; what was typed into them before stays in the draft and comes back when the condition holds again.
 */
export const notApplying = (form: CompiledForm, values: FormValues): ReadonlySet<string> => {
  if (form.conditions.size === 0 && form.listConditions.size === 0) return NONE;
  const { applies, listApplies } = compute(form, values);
  return new Set([
    ...form.cells.filter(({ index }) => !applies(index)).map(({ code }) => code),
    ...[...form.listConditions.keys()].filter((list) => !listApplies(list)),
  ]);
};
