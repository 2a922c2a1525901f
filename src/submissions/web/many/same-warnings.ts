import { type Problem, unexplained, withExplanation } from '../entry/problems.ts';
import type { Row, RowLook, Rows } from './rows.ts';

/** One warning that several rows have: explained once for all of them. */
export type SameWarning = {
  readonly id: string;
  /** As it is said of the first of them. */
  readonly problem: Problem;
  readonly rows: readonly Row[];
};

/** The warnings that alone hold rows up and that nobody has explained, by check and place; what was explained row by row stays as it is. */
export const sameWarnings = (looked: readonly { readonly row: Row; readonly look: RowLook }[]): SameWarning[] => {
  const groups = new Map<string, { readonly problem: Problem; readonly rows: Row[] }>();
  for (const { row, look } of looked.filter((one) => one.look.standing.kind === 'warnings'))
    for (const problem of unexplained(look.problems, look.explanations)) {
      const id = `${row.sheet.submission.form} ${problem.warning?.check} ${problem.warning?.at}`;
      const group = groups.get(id) ?? { problem, rows: [] };
      group.rows.push(row);
      groups.set(id, group);
    }
  return [...groups].map(([id, group]) => ({ id, ...group }));
};

/** Writes one explanation into every row that has the warning. */
export const explainAll = (rows: Rows, { problem, rows: having }: SameWarning, text: string): void => {
  for (const row of having) rows.explain(row, withExplanation(rows.look(row).explanations, problem, text));
};
