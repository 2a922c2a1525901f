import type { SheetsAdded } from '../../forms/rules/add-sheets.ts';
import type { Added } from '../../forms/rules/add-up.ts';
import type { Coverage } from '../contract.ts';

/** The total of one unit below the one asked for (or of all, under `ALL`). */
export type Group = {
  readonly added: Added;
  /** Where it is more than the form computed from what was added: sheets of several versions. */
  readonly sheets?: SheetsAdded;
  readonly coverage: Coverage;
};
export type Groups = ReadonlyMap<number, Group>;
/** No unit has this id. */
export const ALL = 0;
