import { sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import type { RoundPlan } from '../rules/plan.ts';
import type { FormFacts } from './form-facts.ts';

export type PlannedRound = FormFacts & RoundPlan;
/** What asked for the rounds, and since when; no campaign for figures of the past that are taken over. */
export type Occasion = {
  readonly campaignId: string | null;
  readonly opensOn: string;
  /** Since when there is something to know of it; null: figures of the past, known since they were sent. */
  readonly openedAt: Date | null;
};

/** Opens rounds as they were planned, set by set: each with its steps, what every unit owes and the totals that will be signed. Answers how many sheets. */
export const openRounds = async (tx: Db, rounds: readonly PlannedRound[], occasion: Occasion): Promise<number> => {
  const ids = await insertRounds(tx, rounds, occasion);
  const opened = rounds.map((round) => ({ ...round, id: ids.get(keyOf(round)) ?? '' }));
  await insertSteps(tx, opened);
  await insertConsolidations(tx, opened);
  return insertSubmissions(tx, opened);
};

type Opened = PlannedRound & { readonly id: string };

const keyOf = ({ formId, period }: Pick<FormFacts, 'formId' | 'period'>): string => `${formId} ${period}`;

const columnsOf =
  <R>(rows: readonly R[]) =>
  <V extends string | number | boolean>(pick: (row: R) => V): string =>
    arrayLiteral(rows.map(pick));

const insertRounds = async (
  tx: Db,
  rounds: readonly PlannedRound[],
  { campaignId, opensOn, openedAt }: Occasion,
): Promise<Map<string, string>> => {
  const column = columnsOf(rounds);
  const { rows } = await sql<{ id: string; formId: number; period: string }>`
    insert into round (campaign_id, opens_on, opened_at, form_id, form_version_id, period, period_start, period_end, reads_periods,
      verifier_unit_ids, consulted_unit_ids, reader_unit_ids, district_reads)
    select ${campaignId}::uuid, ${opensOn}::date, ${openedAt}::timestamptz, form_id, version_id, period, starts, ends, reads::text[], verifiers::integer[], consulted::integer[], readers::integer[], district
    from unnest(${column((r) => r.formId)}::integer[], ${column((r) => r.versionId)}::integer[], ${column((r) => r.period)}::text[],
      ${column((r) => r.periodStart)}::date[], ${column((r) => r.periodEnd)}::date[], ${column((r) => arrayLiteral(r.reads))}::text[],
      ${column((r) => arrayLiteral(r.verifierUnitIds))}::text[], ${column((r) => arrayLiteral(r.consultedUnitIds))}::text[],
      ${column((r) => arrayLiteral(r.readerUnitIds))}::text[], ${column((r) => r.districtReads)}::boolean[])
      as o (form_id, version_id, period, starts, ends, reads, verifiers, consulted, readers, district)
    returning id, form_id as "formId", period`.execute(tx);
  return new Map(rows.map((row) => [keyOf(row), row.id]));
};

const insertSteps = async (tx: Db, rounds: readonly Opened[]): Promise<void> => {
  const steps = rounds.flatMap((round) => round.steps.map((step) => ({ ...step, round: round.id })));
  const column = columnsOf(steps);
  await sql`
    insert into round_step (round_id, subject_unit_id, position, action, actor_unit_id, due_on)
    select * from unnest(${column((s) => s.round)}::uuid[], ${column((s) => s.subjectUnitId)}::integer[], ${column((s) => s.position)}::smallint[],
      ${column((s) => s.action)}::text[], ${column((s) => s.actorUnitId)}::integer[], ${column((s) => s.dueOn)}::date[])`.execute(
    tx,
  );
};

const insertConsolidations = async (tx: Db, rounds: readonly Opened[]): Promise<void> => {
  const rows = rounds.flatMap(({ id, consolidations }) => consolidations.map((unit) => ({ id, unit })));
  const column = columnsOf(rows);
  await sql`
    insert into consolidation (round_id, unit_id)
    select * from unnest(${column((r) => r.id)}::uuid[], ${column((r) => r.unit)}::integer[])`.execute(tx);
};

const insertSubmissions = async (tx: Db, rounds: readonly Opened[]): Promise<number> => {
  const rows = rounds.flatMap(({ id, required, submissions }) => submissions.map((one) => ({ ...one, id, required })));
  const column = columnsOf(rows);
  await sql`
    insert into submission (round_id, required, reporter_unit_id, subject_unit_id)
    select * from unnest(${column((r) => r.id)}::uuid[], ${column((r) => r.required)}::integer[], ${column((r) => r.reporterId)}::integer[],
      ${column((r) => r.subjectId)}::integer[])`.execute(tx);
  return rows.length;
};
