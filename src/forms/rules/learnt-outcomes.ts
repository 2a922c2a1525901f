import type { Cell, CompiledForm } from './compiled.ts';
import { formatValue } from './format.ts';
import { isOutside, type LearntRange, learntRange, rangeWords } from './learnt-range.ts';
import { isNumeric } from './resolve-names.ts';
import type { Context, Figures, Result } from './values.ts';

/** Under which name such a warning is explained; no check of a form is named so: their ids are in capitals. */
const LEARNT_CHECK = 'learnt';

/** The cells whose form asks for a warning outside of the learnt range. */
export const learntCells = ({ cells }: Pick<CompiledForm, 'cells'>): readonly Cell[] =>
  cells.filter(({ learnt, greyed, type }) => learnt && !greyed && isNumeric(type));

const known = new WeakMap<readonly Figures[], Map<string, LearntRange | undefined>>();

/** Learnt once for what is read: it does not change by what is typed. */
const rangeOf = (history: readonly Figures[], cell: Cell): LearntRange | undefined => {
  const ranges = known.get(history) ?? new Map<string, LearntRange | undefined>();
  known.set(history, ranges);
  if (!ranges.has(cell.code)) {
    const earlier = history.map((figures) => figures[cell.code]);
    ranges.set(cell.code, learntRange(earlier, cell));
  }
  return ranges.get(cell.code);
};

type Made = { readonly form: CompiledForm; readonly results: readonly Result[]; readonly context: Context };

/** A warning for each figure outside of what the unit's own history makes usual; nothing is said below four periods, or of a partial sum. */
export const learntOutcomes = ({ form, results, context: { history } }: Made) => {
  if (!history || history.length === 0) return [];
  return learntCells(form).flatMap((cell) => {
    const result = results[cell.index];
    const range = result?.kind === 'number' && !result.partial ? rangeOf(history, cell) : undefined;
    if (!range || result?.kind !== 'number' || !isOutside(range, result.value)) return [];
    const usual = rangeWords(range, cell.decimals);
    return [
      {
        check: LEARNT_CHECK,
        section: cell.section,
        at: cell.code,
        severity: 'warning' as const,
        status: 'failed' as const,
        cells: [cell.code],
        message: 'Ngoài khoảng thường gặp',
        sentence: `${cell.label}: ${formatValue(cell, result)} ngoài khoảng thường gặp (${usual})`,
        words: `Ngoài khoảng thường gặp: ${usual}`,
      },
    ];
  });
};
