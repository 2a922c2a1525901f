import type { Cell, CompiledForm } from '../../forms/rules/compiled.ts';
import { compute } from '../../forms/rules/compute.ts';
import {
  add,
  fromInteger,
  isZero,
  multiply,
  parseRational,
  type Rational,
  subtract,
  toText,
  ZERO,
} from '../../platform/rules/rational.ts';

/** A stored figure that a sum is made of, as every version knows it, and how many times it counts. */
export type Term = { readonly series: string; readonly factor: string };

const figureOf = (form: CompiledForm, code: string, cells: Readonly<Record<string, string>>): Rational | undefined => {
  const result = compute(form, { cells, lists: {} }).result(code);
  return result.kind === 'number' ? result.value : undefined;
};

/** Figures that add over units are the only ones of which the sum over units is the sum of the parts. */
const adds = (cell: Cell): boolean => cell.stored && cell.input && cell.overUnits === 'sum';

/**
 * What a figure is a sum of, found by asking the engine itself: each stored cell set to one in turn. Undefined where it is no sum of figures
 * that add over units: a ratio, a mean, what is read from a list or from another sheet.
 */
export const termsOf = (form: CompiledForm, code: string): readonly Term[] | undefined => {
  const inputs = form.cells.filter(adds);
  const all = (of: (at: number) => string) => Object.fromEntries(inputs.map((cell, at) => [cell.code, of(at)]));
  const zeros = all(() => '0');
  const nothing = figureOf(form, code, zeros);
  if (!nothing || !isZero(nothing)) return undefined;
  const factors = inputs.map((cell) => figureOf(form, code, { ...zeros, [cell.code]: '1' }) ?? ZERO);
  // Different figures in every cell at once: where the parts do not make the whole, it is no sum.
  const whole = figureOf(
    form,
    code,
    all((at) => `${3 + at * 7}`),
  );
  const made = factors.reduce((sum, factor, at) => add(sum, multiply(factor, fromInteger(3 + at * 7))), ZERO);
  if (!whole || !isZero(subtract(whole, made))) return undefined;
  const terms = inputs.flatMap(({ series }, at) => {
    const factor = factors[at] ?? ZERO;
    return isZero(factor) ? [] : [{ series, factor: toText(factor) }];
  });
  return terms.length > 0 && terms.every(({ factor }) => parseRational(factor)?.d === 1n) ? terms : undefined;
};
