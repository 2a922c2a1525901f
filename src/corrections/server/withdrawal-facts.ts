import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { visibleSubmissions } from '../../rounds/server/index.ts';
import { nameOf } from '../../submissions/server/index.ts';
import type { WithdrawalFacts } from '../rules/actions.ts';
import { personOf, unitNameOn } from './correction-facts.ts';

/** A withdrawal with what one decides and shows of it. */
export type Withdrawal = WithdrawalFacts & {
  readonly id: string;
  readonly roundId: string;
  readonly submissionId: string | null;
  readonly fromState: string | null;
  /** Of a sheet, as it stands now; null for an approval whole. */
  readonly sheetState: string | null;
  readonly sheetRevision: number | null;
  readonly sheetDigest: string | null;
  readonly roundState: string;
  readonly formVersionId: number;
  /** How often the approval was amended. */
  readonly amended: number;
  readonly version: number;
  readonly reason: string;
  readonly letterId: string;
  readonly formCode: string;
  readonly formTitle: string;
  readonly formNumber: number;
  readonly period: string;
  readonly subjectUnitId: number | null;
  readonly subjectName: string | null;
  readonly reporterUnitId: number | null;
  readonly askedBy: string;
  readonly askedUnitName: string;
  readonly askedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
  readonly putBackBy: string | null;
  readonly putBackAt: Date | null;
  readonly putBackReason: string | null;
};

const tables = sql`withdrawal w join round r on r.id = w.round_id left join submission s on s.id = w.submission_id
    join form f on f.id = r.form_id join form_version v on v.id = r.form_version_id`;
const inSight = (call: Call) => sql`exists (
      select 1 from submission s where s.round_id = w.round_id and (w.submission_id is null or s.id = w.submission_id) and ${visibleSubmissions(call)})`;

/** How many there are of them. */
export const countWithdrawals = async (call: Call, which: RawBuilder<unknown>): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from ${tables} where ${which} and ${inSight(call)}`.execute(call.tx);
  return rows[0]?.count ?? 0;
};

/** Withdrawals of sheets that the asker may see, and of the approvals of their rounds, newest first, at most so many. */
export const findWithdrawals = async (
  call: Call,
  which: RawBuilder<unknown>,
  most: number | null = null,
): Promise<Withdrawal[]> => {
  const { rows } = await sql<Withdrawal>`
    select w.id, w.round_id as "roundId", w.submission_id as "submissionId", w.state, w.from_state as "fromState", s.state as "sheetState", s.revision as "sheetRevision",
      (select e.digest from revision e where e.submission_id = s.id and e.number = s.revision) as "sheetDigest", r.state as "roundState",
      r.form_version_id as "formVersionId",
      (select coalesce(max(a.number), 0)::integer from amendment a where a.object_type = 'approval' and a.object_id = w.round_id) as amended, w.version, w.reason,
      w.letter_id as "letterId", f.code as "formCode", v.title as "formTitle", v.number as "formNumber", r.period, s.subject_unit_id as "subjectUnitId",
      s.reporter_unit_id as "reporterUnitId",
      case when s.id is not null then ${nameOf(sql`s.subject_unit_id`, sql`n.full_name`)} end as "subjectName",
      w.asked_by = ${call.actor.accountId}::uuid as "askedByActor", false as "enteredByActor",
      w.asked_unit_id as "askedUnitId", ${unitNameOn(sql`w.asked_unit_id`, sql`w.asked_at`)} as "askedUnitName", w.asked_at as "askedAt",
      ${personOf(sql`w.asked_by`, sql`w.asked_custodian_id`)} as "askedBy", ${personOf(sql`w.decided_by`, sql`w.decided_custodian_id`)} as "decidedBy",
      w.decided_at as "decidedAt", w.decision_reason as "decisionReason",
      ${personOf(sql`w.put_back_by`, sql`w.put_back_custodian_id`)} as "putBackBy", w.put_back_at as "putBackAt", w.put_back_reason as "putBackReason",
      (select t.actor_unit_id from round_step t where t.round_id = r.id and t.action = 'approve') as "boardUnitId"
    from ${tables} where ${which} and ${inSight(call)} order by w.asked_at desc, w.number desc limit ${most}::integer`.execute(
    call.tx,
  );
  return rows;
};
