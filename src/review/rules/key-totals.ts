import type { Cell, CompiledForm } from '../../forms/rules/compiled.ts';
import { isNumeric } from '../../forms/rules/resolve-names.ts';
import {
  absolute,
  compare,
  divide,
  HUNDRED,
  isZero,
  multiply,
  parseRational,
  type Rational,
  subtract,
} from '../../platform/rules/rational.ts';

type Figures = Readonly<Record<string, string | null>>;

/** A figure of a total beside what it was, exact; `by` and `share` (per cent) only where both are figures. */
export type Compared = {
  readonly cell: Cell;
  readonly now: string | null;
  readonly before: string | null;
  readonly by: Rational | null;
  /** Null also where it was nothing. */
  readonly share: Rational | null;
};

const numberOf = (text: string | null | undefined): Rational | undefined =>
  text === null || text === undefined ? undefined : parseRational(text);

export const compareFigure = (cell: Cell, now: Figures, before: Figures): Compared => {
  const [after, then] = [numberOf(now[cell.code]), numberOf(before[cell.code])];
  const by = after && then ? subtract(after, then) : null;
  const share = by && then && !isZero(then) ? multiply(divide(by, absolute(then)), HUNDRED) : null;
  return { cell, now: now[cell.code] ?? null, before: before[cell.code] ?? null, by, share };
};

/** A tenth of what it was, or more: the same that a checker sees marked. */
const TENTH: Rational = { n: 10n, d: 1n };
export const movedMuch = ({ by, share }: Pick<Compared, 'by' | 'share'>): boolean =>
  by !== null && !isZero(by) && (share === null || compare(absolute(share), TENTH) >= 0);

const FEW = 6;

/**
 * What a leader looks at first: of each row of the form its first figure, which forms put first as the whole (Tổng số), the first rows of every
 * section in turn; so that no section is without.
 */
export const keyCells = ({ sections }: Pick<CompiledForm, 'sections'>): Cell[] => {
  const leading = sections
    .filter(({ shape }) => shape === 'table')
    .map(({ cells }) => {
      const rows = new Map<string, Cell>();
      for (const cell of cells)
        if (isNumeric(cell.type) && !cell.greyed && !rows.has(cell.row)) rows.set(cell.row, cell);
      return [...rows.values()];
    });
  const most = Math.max(0, ...leading.map(({ length }) => length));
  return Array.from({ length: most }, (_, at) => leading.flatMap((cells) => cells[at] ?? []))
    .flat()
    .slice(0, FEW)
    .sort((a, b) => a.index - b.index);
};
