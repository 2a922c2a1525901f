import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { dayOf, nearestTo } from '../../platform/db/stands-on.ts';
import { visibleSubmissions } from '../../rounds/server/index.ts';
import { enteredBy, nameOf } from '../../submissions/server/index.ts';
import type { CorrectionFacts, HearingStep } from '../rules/actions.ts';

export type Opinion = {
  readonly position: number;
  readonly opinion: 'agree' | 'disagree';
  readonly note: string | null;
  readonly by: string;
  readonly at: string;
};
/** A correction with what one decides and shows of it. */
export type Correction = Omit<CorrectionFacts, 'steps'> & {
  readonly id: string;
  readonly submissionId: string;
  readonly roundId: string;
  readonly version: number;
  readonly baseRevision: number;
  readonly reason: string;
  readonly letterId: string;
  readonly digest: string;
  readonly formCode: string;
  readonly formTitle: string;
  readonly sensitive: boolean;
  readonly period: string;
  readonly subjectUnitId: number;
  readonly subjectName: string;
  readonly reporterUnitId: number;
  readonly verifierUnitIds: readonly number[];
  readonly askedBy: string;
  readonly askedUnitName: string;
  readonly askedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
  readonly steps: readonly (HearingStep & { readonly unitName: string })[];
  readonly opinions: readonly Opinion[];
};

/** The name of a unit on the day of something. */
export const unitNameOn = (unit: RawBuilder<unknown>, at: RawBuilder<unknown>) => sql<string>`coalesce((
  select coalesce(n.agency_name, n.full_name) from unit_version n where n.unit_id = ${unit} order by ${nearestTo('n', dayOf(at))} limit 1), '')`;

/** The person behind something: the custodian of that moment, else the account. */
export const personOf = (account: RawBuilder<unknown>, custodian: RawBuilder<unknown>) => sql<string>`coalesce(
  (select behind.full_name from custodian behind where behind.id = ${custodian}), (select named.username from account named where named.id = ${account}))`;

const instant = (at: RawBuilder<unknown>) => sql`to_char(${at} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const tables = sql`correction c join submission s on s.id = c.submission_id join round r on r.id = s.round_id
    join form f on f.id = r.form_id join form_version v on v.id = r.form_version_id`;

/** How many there are of them. */
export const countCorrections = async (call: Call, which: RawBuilder<unknown>): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from ${tables} where ${which} and ${visibleSubmissions(call)}`.execute(call.tx);
  return rows[0]?.count ?? 0;
};

/** Corrections of sheets whose figures the asker may see, newest first, at most so many. */
export const findCorrections = async (
  call: Call,
  which: RawBuilder<unknown>,
  most: number | null = null,
): Promise<Correction[]> => {
  const { accountId } = call.actor;
  const { rows } = await sql<Correction>`
    select c.id, c.submission_id as "submissionId", s.round_id as "roundId", c.state, c.version, c.base_revision as "baseRevision", c.reason,
      c.letter_id as "letterId", c.digest, f.code as "formCode", v.title as "formTitle", v.sensitive, r.period,
      s.subject_unit_id as "subjectUnitId", ${nameOf(sql`s.subject_unit_id`, sql`n.full_name`)} as "subjectName",
      s.reporter_unit_id as "reporterUnitId", r.verifier_unit_ids as "verifierUnitIds",
      c.asked_by = ${accountId}::uuid as "askedByActor", ${enteredBy(accountId)} as "enteredByActor",
      c.asked_unit_id as "askedUnitId", ${unitNameOn(sql`c.asked_unit_id`, sql`c.asked_at`)} as "askedUnitName", c.asked_at as "askedAt",
      ${personOf(sql`c.asked_by`, sql`c.asked_custodian_id`)} as "askedBy", ${personOf(sql`c.decided_by`, sql`c.decided_custodian_id`)} as "decidedBy",
      c.decided_at as "decidedAt", c.decision_reason as "decisionReason",
      s.revision = c.base_revision and s.state = 'accepted' and r.state = 'approved' as "baseStands",
      (select t.unit_id from correction_step t where t.correction_id = c.id and t.action = 'decide') as "boardUnitId",
      (select json_agg(json_build_object('position', t.position, 'action', t.action, 'unitId', t.unit_id,
        'unitName', ${unitNameOn(sql`t.unit_id`, sql`c.asked_at`)}, 'dueOn', t.due_on) order by t.position)
        from correction_step t where t.correction_id = c.id) as steps,
      (select coalesce(json_agg(o.position), '[]') from correction_opinion o where o.correction_id = c.id and o.base_revision = c.base_revision) as heard,
      (select coalesce(json_agg(json_build_object('position', o.position, 'opinion', o.opinion, 'note', o.note,
        'by', ${personOf(sql`o.account_id`, sql`o.custodian_id`)}, 'at', ${instant(sql`o.at`)})), '[]')
        from correction_opinion o where o.correction_id = c.id and o.base_revision = c.base_revision) as opinions
    from ${tables} where ${which} and ${visibleSubmissions(call)} order by c.asked_at desc, c.number desc limit ${most}::integer`.execute(
    call.tx,
  );
  return rows;
};
