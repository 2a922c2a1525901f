/** One cell of a sheet: a text stays a text whatever it begins with, a number is a real number with its decimals. */
export type SheetCell = {
  readonly value: string | number | null;
  readonly decimals?: number;
  /** Shown after a number, which stays a number. */
  readonly mark?: '*';
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly size?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly border?: boolean;
  readonly indent?: number;
  readonly fill?: 'head' | 'grey';
};
export type SheetMerge = {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
};
export type SheetPlan = {
  readonly name: string;
  readonly cells: readonly (readonly (SheetCell | null)[])[];
  readonly merges: readonly SheetMerge[];
  /** Column widths in characters. */
  readonly widths: readonly number[];
  /** Heights in points of rows whose texts wrap, by row. */
  readonly heights: Readonly<Record<number, number>>;
  /** Rows repeated on each printed page, counted from 0: first and last. */
  readonly heads: { readonly first: number; readonly last: number };
  /** Stub columns that stay in view. */
  readonly frozenColumns: number;
  readonly landscape: boolean;
};
