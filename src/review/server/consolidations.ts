import { sql } from 'kysely';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { dueFor, nextActions } from '../../rounds/rules/actions.ts';
import type { ConsolidationRow } from '../contract.ts';
import { type Consolidation, consolidationsInReach, findConsolidations } from './consolidation-facts.ts';
import { seenOfConsolidation } from './demand-seen.ts';
import { cellsOf, counts, type Member, membersOf, standingDigest, totalOf } from './members.ts';
import { verificationsOf } from './verifications.ts';

type Filter = { readonly form?: string; readonly period?: string };

export const listConsolidations = async (call: Call, { query }: { query: Filter }) => {
  const form = query.form === undefined ? sql`true` : sql`f.code = ${query.form}`;
  const period = query.period === undefined ? sql`true` : sql`r.period = ${query.period}`;
  const rows = await findConsolidations(call, sql`${form} and ${period} and ${consolidationsInReach(call)}`);
  return { consolidations: rows.map((row) => rowOf(row, call)) };
};

/** One consolidation within reach; what is outside is not found. */
export const getInReach = async (call: Call, id: string): Promise<Consolidation> => {
  const [row] = await findConsolidations(call, sql`c.id = ${id}::uuid and ${consolidationsInReach(call)}`);
  return found(row);
};

/** The consolidated form as it would be signed now, and what moved since it was signed last. */
export const getConsolidation = async (call: Call, { params }: { params: { id: string } }) => {
  const consolidation = await getInReach(call, params.id);
  const members = await membersOf(call.tx, consolidation.id);
  const total = await totalOf(call.tx, consolidation, members, standingDigest(consolidation));
  const { totals, partial, ranges } = cellsOf(total);
  if (consolidation.sensitive) await auditReading(call, consolidation);
  return {
    consolidation: rowOf(consolidation, call),
    totals,
    partial,
    ranges,
    digest: total.digest,
    seen: seenOfConsolidation(consolidation, { members, total }),
    members: members.map((member) => withSignature(member, consolidation)),
    verifications: await verificationsOf(call.tx, consolidation),
  };
};

/** Reading figures of a sensitive form leaves a line in the trail. */
export const auditReading = ({ audit }: Call, { id, unitId, formCode, period }: Consolidation): Promise<void> =>
  audit({
    action: 'consolidation.read',
    objectType: 'consolidation',
    objectId: id,
    unitId,
    detail: { form: formCode, period },
  });

const withSignature = (member: Member, { signature }: Consolidation) => {
  const signed = signature?.members.find(({ submission }) => submission === member.submission);
  const moved = signature !== null && (counts(member) ? signed?.revision !== member.revision : signed !== undefined);
  return { ...member, signedRevision: signed?.revision ?? null, moved };
};

const rowOf = (row: Consolidation, { actor, now }: Pick<Call, 'actor' | 'now'>): ConsolidationRow => ({
  id: row.id,
  form: row.formCode,
  formTitle: row.formTitle,
  version: row.formNumber,
  period: row.period,
  periodName: periodName(getPeriod(row.period)),
  unit: { id: row.unitId, name: row.unitName },
  state: row.state,
  dataVersion: row.version,
  dueOn: dueFor(row, actor) ?? row.periodEnd,
  expected: row.expected,
  accepted: row.accepted,
  excused: row.excused,
  withdrawn: row.withdrawn,
  returnReason: row.returnReason,
  signature: row.signature && { ...row.signature, members: row.signature.members.length },
  actions: nextActions(row, actor, vietnamDay(now)),
});
