import type { SubmissionState } from '../../../rounds/rules/actions.ts';

/** A sheet among many, each thing that is open in it counted. */
export type RowFacts = {
  readonly state: SubmissionState;
  readonly excused: boolean;
  readonly approved: boolean;
  /** The reader may type in it now. */
  readonly open: boolean;
  /** Nothing was typed at all. */
  readonly blank: boolean;
  readonly errors: number;
  readonly empties: number;
  /** Warnings that nobody has explained. */
  readonly warnings: number;
  /** Cells named in a return that has not been answered. */
  readonly returned: number;
};

export type RowStanding =
  | { readonly kind: 'errors' | 'empties' | 'warnings' | 'returned'; readonly count: number }
  /** Nothing was typed; sent or accepted; not asked; not open to the reader for another reason. */
  | { readonly kind: 'blank' | 'sent' | 'accepted' | 'approved' | 'excused' | 'locked' }
  | { readonly kind: 'complete' };

const lockedAs = ({ state, excused, approved }: RowFacts): RowStanding => {
  if (approved) return { kind: 'approved' };
  if (excused) return { kind: 'excused' };
  if (state === 'submitted') return { kind: 'sent' };
  return { kind: state === 'accepted' ? 'accepted' : 'locked' };
};

/** What one says of a row: the worst that is open in it. What was returned and mended is still said to be returned. */
export const rowStanding = (row: RowFacts): RowStanding => {
  if (!row.open) return lockedAs(row);
  if (row.errors > 0) return { kind: 'errors', count: row.errors };
  if (row.blank) return { kind: 'blank' };
  if (row.empties > 0) return { kind: 'empties', count: row.empties };
  if (row.warnings > 0) return { kind: 'warnings', count: row.warnings };
  return row.returned > 0 ? { kind: 'returned', count: row.returned } : { kind: 'complete' };
};

/**
 * Whether a row can be sent, once its warnings are explained (`explain`) or as it is. What was returned goes only where the person says
 * so: nobody can see from outside whether it was mended.
 */
export type Sending = 'as-it-is' | 'explain' | 'ask' | 'no';

export const sendingOf = ({ kind }: RowStanding): Sending => {
  switch (kind) {
    case 'complete':
      return 'as-it-is';
    case 'warnings':
      return 'explain';
    case 'returned':
      return 'ask';
    default:
      return 'no';
  }
};
