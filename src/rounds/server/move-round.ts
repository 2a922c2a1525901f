import { type RawBuilder, sql } from 'kysely';
import type { RoundState } from '../rules/actions.ts';
import { type Acting, recordSteps } from './record-steps.ts';

type Approval = {
  readonly id: string;
  readonly from: RoundState;
  readonly to: RoundState;
  /** The version that is approved. */
  readonly version: number;
  readonly digest: string;
};

/** The form in its period is approved, under a digest of all that stands below; from then on the triggers refuse every change. */
export const approveRound = async (acting: Acting, { id, from, to, version, digest }: Approval): Promise<void> => {
  const { tx, accountId, now } = acting;
  const rows = sql`select ${id}::uuid, ${from}, ${to}, ${version}::integer, ${digest}`;
  await sql`
    with approved as (
      update round set state = ${to}, version = version + 1, digest = ${digest}, decided_by = ${accountId}::uuid, decided_at = ${now}::timestamptz where id = ${id}::uuid
    )
    ${recordSteps(acting, { type: 'approval', action: 'approve', rows })}`.execute(tx);
};

type Move = {
  readonly id: string;
  readonly to: RoundState;
  readonly action: 'withdraw' | 'put-back';
  readonly reason: string;
  /** Of what stood before, over the round `r`. */
  readonly digest: RawBuilder<string>;
};

/** An approved round is withdrawn or put back. */
export const moveRound = async (acting: Acting, { id, to, action, reason, digest }: Move): Promise<void> => {
  const rows = sql`select b.id, b.state, ${to}, b.version, b.digest from before b join moved m on m.id = b.id`;
  await sql`
    with before as (select r.id, r.state, r.version, ${digest} as digest from round r where r.id = ${id}::uuid),
    moved as (update round set state = ${to}, version = version + 1 where id = ${id}::uuid returning id)
    ${recordSteps(acting, { type: 'approval', action, rows, reason })}`.execute(acting.tx);
};
