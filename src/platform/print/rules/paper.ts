/**
 * A printed form as plain data: what stands in which place, already in Vietnamese words, apart from where the lines fall. The
 * PDF and the workbook are made from the same paper.
 */
/** Head of the running number before the rows of a list of names. */
export const RUNNING_NUMBER = 'TT';

export type Align = 'left' | 'center' | 'right';

/** A cell of a table's body. `number` is the figure as a workbook takes it, null where it takes the text. */
export type PaperCell = {
  readonly text: string;
  readonly number: number | null;
  readonly decimals: number;
  readonly greyed: boolean;
  /** Stands after the figure and is explained with the paper: it lacks some of what it is made of. */
  readonly mark?: '*';
};

export type PaperHead = { readonly text: string; readonly colSpan: number; readonly rowSpan: number };

export type PaperRow = {
  /** Name, code and unit of the row (columns A, B, C), as many as the table has stub columns. */
  readonly stub: readonly string[];
  readonly depth: number;
  /** A heading over rows: no cells of its own. */
  readonly group: boolean;
  readonly cells: readonly PaperCell[];
};

export type PaperTable = {
  readonly kind: 'table';
  readonly code: string;
  readonly title: string;
  readonly stub: readonly string[];
  /** Heads of the figure columns only; the stub's heads span all their rows. */
  readonly head: readonly (readonly PaperHead[])[];
  /** Number under each figure column: `1`, `2`, `3` … */
  readonly numbers: readonly string[];
  readonly align: readonly Align[];
  readonly rows: readonly PaperRow[];
};

export type PaperNarrative = {
  readonly kind: 'narrative';
  readonly code: string;
  readonly title: string;
  /** `text` null: not filled; dotted lines stand for it. */
  readonly items: readonly { readonly label: string; readonly text: string | null }[];
};

/** A section of which only a remark is printed (a list in a total). */
export type PaperRemark = {
  readonly kind: 'remark';
  readonly code: string;
  readonly title: string;
  readonly text: string;
};

export type PaperSection = PaperTable | PaperNarrative | PaperRemark;
