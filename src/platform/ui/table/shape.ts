/** A heading of a table, as the form's layout gives it: rows of spans over the leaf columns. */
export type HeadCell = {
  readonly label: string;
  readonly code?: string | undefined;
  readonly unit?: string;
  readonly colSpan: number;
  readonly rowSpan: number;
};

/** The stub of a row: code, words, unit; a group row is a heading over the rows below it. */
export type RowHead = {
  readonly code: string;
  readonly label: string;
  readonly unit: string;
  readonly depth: number;
  readonly group: boolean;
};
