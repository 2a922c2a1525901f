import type { Catalogue, Cell, ListColumn, Quotation } from './compiled.ts';

/** What names can mean while a form is being compiled. */
export type FormIndex = {
  readonly form: string;
  readonly catalogue: Catalogue;
  readonly cells: ReadonlyMap<string, Cell>;
  /** The same cells by their index. */
  readonly list: readonly Cell[];
  /** Section → leaf row codes and leaf column codes in definition order. */
  readonly rowsOf: ReadonlyMap<string, readonly string[]>;
  readonly columnsOf: ReadonlyMap<string, readonly string[]>;
  /** List section → its columns. */
  readonly fieldsOf: ReadonlyMap<string, ReadonlyMap<string, ListColumn>>;
  readonly sectionOfRow: ReadonlyMap<string, string>;
};

/**
 * Where an expression stands, which is what its bare names mean: on a row they are columns, on a column they are rows, in a cell
 * either, over a list its columns.
 */
export type Place = {
  readonly section: string;
  readonly row?: string | undefined;
  readonly column?: string | undefined;
  readonly list?: string | undefined;
};

/** What an expression reads, gathered while its names are resolved. */
export type Reads = {
  readonly cells: Set<number>;
  readonly lists: Set<string>;
  /** Columns of the list that the expression stands in. */
  readonly fields: Set<string>;
  readonly forms: Map<string, Quotation>;
  /** Classifications of units. */
  readonly schemes: Set<string>;
  previous: boolean;
  /** The period before only where it lies in the same year. */
  previousInYear: boolean;
  lastYear: boolean;
};

export const noReads = (): Reads => ({
  cells: new Set(),
  lists: new Set(),
  fields: new Set(),
  forms: new Map(),
  schemes: new Set(),
  previous: false,
  previousInYear: false,
  lastYear: false,
});
