import { sql } from 'kysely';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { beginsWordsOf } from '../../platform/db/begins-word.ts';
import { pageOf } from '../../platform/db/page-of.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { wordsOf } from '../../platform/text/begins-words.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { dueFor, nextActions } from '../../rounds/rules/actions.ts';
import type { ConsolidationRow } from '../contract.ts';
import {
  type Consolidation,
  consolidationsInReach,
  consolidationTables,
  findConsolidations,
} from './consolidation-facts.ts';
import { seenOfConsolidation } from './demand-seen.ts';
import { cellsOf, counts, type Member, membersOf, standingDigest, totalOf } from './members.ts';
import { verificationsOf } from './verifications.ts';

type Filter = {
  readonly form?: string;
  readonly period?: string;
  readonly campaign?: string;
  readonly search?: string;
  readonly limit?: number;
  readonly after?: string;
};

/** By what never changes, so that a page continues where the last one ended. */
const order = sql`r.period_end desc, f.code, c.unit_id, c.id`;
const place = sql`current_date - r.period_end, f.code, c.unit_id, c.id`;

/** Consolidations within reach, the newest period first, in it by form and unit. */
export const listConsolidations = async (call: Call, { query }: { query: Filter }) => {
  const { form, period, campaign, search = '', limit, after } = query;
  const which = [
    consolidationsInReach(call),
    beginsWordsOf(sql`concat(f.code, ' ', v.title, ' ', u.full_name)`, wordsOf(search)),
    ...(form === undefined ? [] : [sql`f.code = ${form}`]),
    ...(period === undefined ? [] : [sql`r.period = ${period}`]),
    ...(campaign === undefined ? [] : [sql`r.campaign_id = ${campaign}::uuid`]),
    ...(after === undefined
      ? []
      : [sql`(${place}) > (select ${place} from ${consolidationTables} where c.id = ${after}::uuid)`]),
  ];
  const found = await findConsolidations(call, sql.join(which, sql` and `), {
    order,
    ...(limit === undefined ? {} : { most: limit + 1 }),
  });
  const { rows, next } = pageOf(found, limit ?? found.length);
  return { consolidations: rows.map((row) => rowOf(row, call)), next };
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
