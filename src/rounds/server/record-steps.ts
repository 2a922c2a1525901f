import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';

/** Who does something, for which unit, when. */
export type Acting = {
  readonly tx: Db;
  readonly accountId: string;
  readonly custodianId: string | null;
  readonly unitId: number;
  readonly now: Date;
};

export const actingOf = ({ tx, actor, now }: Call): Acting => ({
  tx,
  accountId: actor.accountId,
  custodianId: actor.custodianId,
  unitId: actor.unitId,
  now,
});

type Step = {
  readonly type: 'submission' | 'consolidation' | 'approval';
  readonly action: string;
  /** Rows of (id, from state, to state, number, digest). */
  readonly rows: RawBuilder<unknown>;
  readonly reason?: string;
};

/** Records steps of the route (R20): who, for which unit, when, on which revision or signature, why. As the last part of a statement. */
export const recordSteps = ({ accountId, custodianId, unitId, now }: Acting, { rows, ...step }: Step) =>
  recordStepsOfMany({
    ...step,
    rows: sql`select t.*, ${accountId}::uuid, ${custodianId}::uuid, ${unitId}::integer, ${now}::timestamptz
      from (${rows}) as t (id, from_state, to_state, number, digest)`,
  });

/** The same where each row goes on to say whose step it was and when: … account, custodian, unit, time. */
export const recordStepsOfMany = ({ type, action, rows, reason }: Step) => sql`
  insert into review_step (object_type, object_id, action, from_state, to_state, number, digest, reason, account_id, custodian_id, unit_id, at)
  select ${type}, t.id, ${action}, t.from_state, t.to_state, t.number, t.digest, ${reason ?? null}::text, t.account_id, t.custodian_id, t.unit_id, t.at
  from (${rows}) as t (id, from_state, to_state, number, digest, account_id, custodian_id, unit_id, at)`;
