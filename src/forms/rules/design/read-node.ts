import type { ValueType } from '../definition.ts';

/** A row or column as a foreign sheet has it: a heading over others where it has children. */
export type ReadNode = {
  readonly label: string;
  readonly unit: string;
  /** Only where the sheet itself has one that a form may have. */
  readonly code: string | undefined;
  readonly type: ValueType | undefined;
  readonly children: readonly ReadNode[];
  /** Where it stood in the sheet. */
  readonly column?: number;
};

/** One line of the body: what stands beside the figures, and the figures that are there. */
export type RowText = {
  readonly number: string;
  readonly label: string;
  /** Blanks before the words. */
  readonly indent: number;
  readonly unit: string;
  readonly code: string | undefined;
  readonly figures: readonly string[];
};
