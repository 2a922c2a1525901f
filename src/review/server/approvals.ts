import { sql } from 'kysely';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { refusalOf } from '../../rounds/rules/actions.ts';
import type { ApprovalRow } from '../contract.ts';
import { type Approval, findApprovals } from './approval-facts.ts';

export const listApprovals = async (call: Call, { query }: { query: { form?: string; period?: string } }) => {
  const form = query.form === undefined ? sql`true` : sql`f.code = ${query.form}`;
  const period = query.period === undefined ? sql`true` : sql`r.period = ${query.period}`;
  const rows = await findApprovals(call, sql`${form} and ${period}`);
  return { approvals: rows.map((row) => rowOf(row, call)) };
};

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
  digest: row.digest,
  decidedBy: row.decidedBy,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  waitingFor: [...row.waitingFor],
  mayApprove: refusalOf(row, 'approve', actor, vietnamDay(now)) === undefined,
});
