import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { digestOf } from '../../platform/digest/digest.ts';
import { found } from '../../platform/problems/catalogue.ts';
import type { SubmissionState } from '../../rounds/rules/actions.ts';
import { submissionStates } from '../contract.ts';
import { nameOf } from './rows.ts';

/** What of a sheet a person decides on: its state, and what was sent. The digest of a revision stands for all that is in it. */
export type SheetShown = {
  readonly submission: string;
  readonly state: SubmissionState;
  readonly excusedReason: string | null;
  /** The digest of the revision that is shown; null where nothing was sent. */
  readonly revision: string | null;
};

export const seenOfSheet = ({ submission, state, excusedReason, revision }: SheetShown): string =>
  digestOf({ submission, state, excusedReason, revision });

type Sent = { readonly number: number; readonly digest: string };
type Standing = Pick<SheetShown, 'state' | 'excusedReason'> & {
  readonly unit: string;
  readonly revisions: readonly Sent[];
};

/** The sheet as it stands in this transaction, with every revision that it ever had. */
export const standingOf = async ({ tx }: Pick<Call, 'tx'>, submission: string): Promise<Standing> => {
  const { rows } = await sql<Standing>`
    select s.state, s.excused_reason as "excusedReason", ${nameOf(sql`s.subject_unit_id`, sql`n.full_name`)} as unit,
      coalesce((select json_agg(json_build_object('number', e.number, 'digest', e.digest) order by e.number)
        from revision e where e.submission_id = s.id), '[]') as revisions
    from submission s join round r on r.id = s.round_id where s.id = ${submission}::uuid`.execute(tx);
  return found(rows[0]);
};

/** What a digest stood for: the state and the revision that were shown; undefined where it never stood for this sheet. */
export const sheetBehind = (
  seen: string,
  submission: string,
  { excusedReason, revisions }: Standing,
): { readonly state: SubmissionState; readonly revision: number | null } | undefined => {
  const shown = [{ number: null, digest: null }, ...revisions].flatMap(({ number, digest }) =>
    submissionStates.flatMap((state) => [null, excusedReason].map((excused) => ({ state, number, digest, excused }))),
  );
  const match = shown.find(
    ({ state, digest, excused }) =>
      seen === seenOfSheet({ submission, state, excusedReason: excused, revision: digest }),
  );
  return match && { state: match.state, revision: match.number };
};
