import type { Difference } from './differences.ts';

/** How one cell of a form is shown to somebody who reads and decides. */
export type CellLook = Difference & {
  readonly text: string;
  readonly picked: boolean;
  readonly mark?: 'warning' | 'error';
};
