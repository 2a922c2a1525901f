import type { Cell, CompiledForm } from '../../forms/rules/compiled.ts';
import { type Computed, compute } from '../../forms/rules/compute.ts';
import { formatValue } from '../../forms/rules/format.ts';
import type { Context, FormValues, Result } from '../../forms/rules/values.ts';
import { absolute, compare, multiply, parseRational, type Rational, subtract } from '../../platform/rules/rational.ts';

/** What figures are set beside: the revision before, the period before, or nothing. */
export type Beside = 'revision' | 'period' | 'nothing';

/** A cell beside its previous value; `changed` is worth a look. */
export type Difference = { readonly before: string; readonly changed: boolean };
export type Differences = (cell: Cell) => Difference;

const NONE: Difference = { before: '', changed: false };
export const noDifferences: Differences = () => NONE;

/** Against another content of the same sheet: every cell that shows something else. */
export const againstRevision = (
  form: CompiledForm,
  now: Computed,
  previous: { readonly values: FormValues; readonly context: Context },
): Differences => {
  const then = compute(form, previous.values, previous.context);
  return (cell) => {
    const [before, after] = [formatValue(cell, then.result(cell.code)), formatValue(cell, now.result(cell.code))];
    return before === after ? NONE : { before: before === '' ? '…' : before, changed: true };
  };
};

const NOTEWORTHY: Rational = { n: 10n, d: 1n };

const numberOf = (result: Result): Rational | undefined => (result.kind === 'number' ? result.value : undefined);

/** A tenth of what it was, or more. */
const movedMuch = (before: Rational, after: Rational): boolean =>
  compare(multiply(absolute(subtract(after, before)), NOTEWORTHY), absolute(before)) >= 0 &&
  compare(before, after) !== 0;

/** Against the period before: its figure beside each cell, marked where it moved by a tenth or more. */
export const againstPeriod =
  (now: Computed): Differences =>
  (cell) => {
    const text = now.context.previous?.[cell.code];
    if (text === undefined) return NONE;
    const [before, after] = [parseRational(text), numberOf(now.result(cell.code))];
    return {
      before: formatValue(cell, text),
      changed: before !== undefined && after !== undefined && movedMuch(before, after),
    };
  };
