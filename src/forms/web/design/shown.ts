import { cellSpot, columnSpot, rowSpot, type SpotKey } from '../../rules/design/design-moves.ts';
import type { Finding } from '../../rules/finding.ts';

/** Where a finding leads: a place in the table, whether its formula is meant, and the check. */
export type Shown = { readonly key: SpotKey; readonly formula: boolean; readonly check: string | undefined };

export const shownBy = ({ place: { row, column, check, field } }: Finding): Shown => {
  const formula = field === 'formula';
  const named = (code: string) => ({ node: code, code });
  if (row !== undefined && column !== undefined) return { key: cellSpot(`${row}.${column}`), formula, check };
  if (row !== undefined) return { key: rowSpot(named(row)), formula, check };
  return { key: column === undefined ? '' : columnSpot(named(column)), formula, check };
};
