import type { AxisEntry, CompiledForm } from '../compiled.ts';

type Named = { readonly code: string; readonly label: string };

/** The names by which a formula of another form quotes this one: rows and columns, table by table. */
export type QuotableForm = {
  readonly code: string;
  readonly title: string;
  readonly tables: readonly { readonly rows: readonly Named[]; readonly columns: readonly Named[] }[];
};

const leavesOf = (entries: readonly AxisEntry[]): Named[] =>
  entries.flatMap(({ code, label, children }) =>
    children ? leavesOf(children) : code === undefined ? [] : [{ code, label }],
  );

export const quotableOf = ({ definition: { code, title }, sections }: CompiledForm): QuotableForm => ({
  code,
  title,
  tables: sections
    .filter(({ shape }) => shape === 'table')
    .map(({ rows, columns }) => ({ rows: leavesOf(rows), columns: leavesOf(columns) })),
});
