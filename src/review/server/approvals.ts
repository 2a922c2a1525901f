import { sql } from 'kysely';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { beginsWordsOf } from '../../platform/db/begins-word.ts';
import { pageOf } from '../../platform/db/page-of.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { wordsOf } from '../../platform/text/begins-words.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { refusalOf } from '../../rounds/rules/actions.ts';
import type { ApprovalRow } from '../contract.ts';
import { type Approval, findApprovals } from './approval-facts.ts';
import { seenOfApproval } from './demand-seen.ts';
import { cellsOf, membersOfRound, totalOf } from './members.ts';

type Filter = {
  readonly form?: string;
  readonly period?: string;
  readonly state?: 'open' | 'decided';
  readonly search?: string;
  readonly limit?: number;
  readonly after?: string;
};

/** By what never changes, so that a page continues where the last one ended. */
const order = sql`r.period_end desc, f.code, r.id`;
const place = sql`current_date - r.period_end, f.code, r.id`;

/** Rounds of which the asker sees a sheet, the newest period first, in it by form. */
export const listApprovals = async (call: Call, { query }: { query: Filter }) => {
  const { form, period, state, search = '', limit, after } = query;
  const which = [
    beginsWordsOf(sql`concat(f.code, ' ', v.title, ' ', r.period)`, wordsOf(search)),
    ...(form === undefined ? [] : [sql`f.code = ${form}`]),
    ...(period === undefined ? [] : [sql`r.period = ${period}`]),
    ...(state === undefined ? [] : [state === 'open' ? sql`r.state = 'open'` : sql`r.state <> 'open'`]),
    ...(after === undefined
      ? []
      : [sql`(${place}) > (select ${place} from round r join form f on f.id = r.form_id where r.id = ${after}::uuid)`]),
  ];
  const most = limit === undefined ? {} : { most: limit + 1 };
  const found = await findApprovals(call, sql.join(which, sql` and `), { order, ...most });
  const { rows, next } = pageOf(found, limit ?? found.length);
  return { approvals: rows.map((row) => rowOf(row, call)), next };
};

/** What would be approved now: the total of the accepted sheets, and every sheet of the round. */
export const getApproval = async (call: Call, { params }: { params: { id: string } }) => {
  const [row] = await findApprovals(call, sql`r.id = ${params.id}::uuid`);
  const approval = found(row);
  const summed = await sumOfRound(call, approval);
  if (approval.sensitive) await auditReading(call, approval);
  return {
    approval: rowOf(approval, call),
    ...cellsOf(summed.total),
    seen: seenOfApproval(approval, summed),
    members: [...summed.members],
  };
};

/** The sheets of a round, and what they add up to. */
export const sumOfRound = async (call: Call, approval: Approval) => {
  const members = await membersOfRound(call, approval.id);
  return { members, total: await totalOf(call.tx, { ...approval, unitId: null }, members) };
};

/** Reading figures of a sensitive form leaves a line in the trail. */
export const auditReading = ({ audit }: Call, { id, formCode, period }: Approval): Promise<void> =>
  audit({ action: 'approval.read', objectType: 'approval', objectId: id, detail: { form: formCode, period } });

const rowOf = (row: Approval, { actor, now }: Call): ApprovalRow => ({
  id: row.id,
  campaignId: row.campaignId,
  form: row.formCode,
  formTitle: row.formTitle,
  version: row.formNumber,
  period: row.period,
  periodName: periodName(getPeriod(row.period)),
  state: row.state,
  dataVersion: row.version,
  consolidations: row.consolidations,
  verified: row.verified,
  expected: row.expected,
  accepted: row.accepted,
  excused: row.excused,
  withdrawn: row.withdrawn,
  digest: row.digest,
  decidedBy: row.decidedBy,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  waitingFor: [...row.waitingFor],
  districts: row.districts.map((one) => ({ ...one })),
  mayApprove: refusalOf(row, 'approve', actor, vietnamDay(now)) === undefined,
});
