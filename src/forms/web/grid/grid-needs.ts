import { columnNeeds, labelNeed, listNeeds } from '../../../platform/ui/table/column-needs.ts';
import type { TableNeeds } from '../../../platform/ui/table/use-table-widths.tsx';
import type { Cell, CompiledSection, Field } from '../../rules/compiled.ts';
import { formatValue } from '../../rules/format.ts';
import { isWords } from '../../rules/is-words.ts';
import type { Layout } from '../../rules/layout.ts';
import type { ListRow } from '../../rules/values.ts';
import type { EntryStore } from './entry-store.ts';

const CODE = 42;
const REMOVE = 34;
/** A figure in the thousands stands uncut in any cell; a text that is typed has room for a name. */
const FIGURE = 5;
const TEXT = 16;

/** So much room as the figures there are, of this period and the one before, need; typing does not move the columns. */
const charactersOf = (store: EntryStore, cell: Cell): number => {
  if (cell.greyed) return 0;
  const { text, before } = store.view(cell.code);
  return Math.max(isWords(cell) ? TEXT : FIGURE, text.length, before.length);
};

/** What a table to fill asks for. */
export const tableNeeds = (store: EntryStore, { head, body }: Layout): TableNeeds => {
  const rows = body.filter(({ group }) => !group);
  const content = (rows[0]?.cells ?? []).map((_, at) => ({
    characters: rows.reduce((most, { cells }) => Math.max(most, cells[at] ? charactersOf(store, cells[at]) : 0), 0),
    words: rows.some(({ cells }) => cells[at] !== undefined && !cells[at].greyed && isWords(cells[at])),
  }));
  return {
    code: CODE,
    after: 0,
    label: (narrow) => labelNeed(body, narrow),
    columns: columnNeeds(head, content),
  };
};

/** A list that is only read needs no more than what stands in it. */
const listCharacters = (field: Field, rows: readonly ListRow[], open: boolean): number => {
  if (open && field.choices.length > 0)
    return field.choices.reduce((most, { label }) => Math.max(most, label.length), 0);
  const longest = rows.reduce(
    (most, row) => Math.max(most, formatValue(field, row.values[field.code] ?? '').length),
    0,
  );
  return Math.max(open && isWords(field) ? TEXT : FIGURE, longest);
};

/** What a list to fill asks for: a field cannot wrap what is in it, so each column is as wide as its longest value, within reason. */
export const rowsNeeds = (section: CompiledSection, rows: readonly ListRow[], open: boolean): TableNeeds => ({
  code: CODE,
  after: open ? REMOVE : 0,
  label: null,
  columns: listNeeds(
    section.fields.map(({ label }) => label),
    section.fields.map((field) => ({ characters: listCharacters(field, rows, open), words: isWords(field) })),
  ),
});
