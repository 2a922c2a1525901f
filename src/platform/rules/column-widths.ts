/** What a column asks for, in any one unit of length. Columns of one level (the depth of their own heading) are made equally wide. */
export type ColumnNeed = { readonly least: number; readonly comfortable: number; readonly level: number };
/** The words of the rows: never narrower than `least`, in few lines from `wanted` on, no easier to read beyond `most`. */
export type LabelNeed = { readonly least: number; readonly wanted: number; readonly most: number };
export type ColumnWidths = {
  readonly label: number;
  readonly columns: readonly number[];
  /** Nothing is narrower than it needs to be, and nothing has to be pushed sideways. */
  readonly fits: boolean;
};

/** So many columns are comfortable before the words of the rows get what is left; of more, the words come first. */
export const FEW_COLUMNS = 4;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Each column as wide as the widest of its level. */
const levelled = (columns: readonly ColumnNeed[]): number[] => {
  const widest = new Map<number, number>();
  for (const { level, least } of columns) widest.set(level, Math.max(least, widest.get(level) ?? 0));
  return columns.map(({ level, least }) => widest.get(level) ?? least);
};

/** Grows widths towards what is comfortable, all by the same share of what they lack, with `spare` at most. */
const grown = (widths: readonly number[], columns: readonly ColumnNeed[], spare: number): number[] => {
  const lacks = widths.map((width, at) => Math.max(0, (columns[at]?.comfortable ?? 0) - width));
  const share = sum(lacks) === 0 ? 0 : Math.min(1, Math.max(0, spare) / sum(lacks));
  return widths.map((width, at) => width + (lacks[at] ?? 0) * share);
};

/** Without words beside the figures the columns share what is left in proportion. */
const filling = (widths: readonly number[], room: number): number[] =>
  sum(widths) === 0 || sum(widths) >= room ? [...widths] : widths.map((width) => (width * room) / sum(widths));

const shared = (columns: readonly ColumnNeed[], least: readonly number[], label: LabelNeed, room: number) => {
  const few = columns.length <= FEW_COLUMNS;
  // Of many columns the words take theirs first: a label in four lines costs more height than a figure saves width.
  const words = few ? label.least : Math.min(label.wanted, room - sum(least));
  const widths = grown(least, columns, room - words - sum(least));
  return { label: Math.min(Math.max(label.most, label.least), room - sum(widths)), columns: widths };
};

/**
 * The proportions of a form's table, on the page and on paper alike: equal widths per level of heading; up to four columns become
 * comfortable and the words take the rest. Where the levels have no room to be equal each column gets what it needs by itself; where
 * that does not fit either, all stay at their least. `label` null: a list, whose columns share the whole room.
 */
export const columnWidths = (room: number, label: LabelNeed | null, columns: readonly ColumnNeed[]): ColumnWidths => {
  const beside = label?.least ?? 0;
  const own = columns.map(({ least }) => least);
  const even = levelled(columns);
  if (beside + sum(own) > room) return { label: beside, columns: own, fits: false };
  const least = beside + sum(even) > room ? own : even;
  if (!label) return { label: 0, columns: filling(grown(least, columns, room - sum(least)), room), fits: true };
  return { ...shared(columns, least, label, room), fits: true };
};
