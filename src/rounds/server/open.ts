import { sql } from 'kysely';
import { arrayLiteral, columnsOf } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import type { RoundPlan } from '../rules/plan.ts';
import type { FormFacts } from './form-facts.ts';

export type PlannedRound = FormFacts & RoundPlan;
/** What the rounds were opened for, and when; no campaign for past figures that are taken over. */
export type Occasion = {
  readonly campaignId: string | null;
  readonly opensOn: string;
  /** From when totals “as known at” count the round; null for past figures, which count from when they were sent. */
  readonly openedAt: Date | null;
};

export type OpenedRound = PlannedRound & { readonly id: string };

/** Opens rounds as they were planned, each with its steps. What they ask of the units is opened by the nouns that hold it. */
export const openRounds = async (
  tx: Db,
  rounds: readonly PlannedRound[],
  occasion: Occasion,
): Promise<OpenedRound[]> => {
  const ids = await insertRounds(tx, rounds, occasion);
  const opened = rounds.map((round) => ({ ...round, id: ids.get(keyOf(round)) ?? '' }));
  await insertSteps(tx, opened);
  return opened;
};

const keyOf = ({ formId, period }: Pick<FormFacts, 'formId' | 'period'>): string => `${formId} ${period}`;

const insertRounds = async (
  tx: Db,
  rounds: readonly PlannedRound[],
  { campaignId, opensOn, openedAt }: Occasion,
): Promise<Map<string, string>> => {
  const column = columnsOf(rounds);
  const { rows } = await sql<{ id: string; formId: number; period: string }>`
    insert into round (campaign_id, opens_on, opened_at, form_id, form_version_id, period, period_start, period_end, reads_periods,
      verifier_unit_ids, consulted_unit_ids, reader_unit_ids, district_reads, ends_at_verifier)
    select ${campaignId}::uuid, ${opensOn}::date, ${openedAt}::timestamptz, form_id, version_id, period, starts, ends, reads::text[], verifiers::integer[], consulted::integer[], readers::integer[], district, ends_at
    from unnest(${column((r) => r.formId)}::integer[], ${column((r) => r.versionId)}::integer[], ${column((r) => r.period)}::text[],
      ${column((r) => r.periodStart)}::date[], ${column((r) => r.periodEnd)}::date[], ${column((r) => arrayLiteral(r.reads))}::text[],
      ${column((r) => arrayLiteral(r.verifierUnitIds))}::text[], ${column((r) => arrayLiteral(r.consultedUnitIds))}::text[],
      ${column((r) => arrayLiteral(r.readerUnitIds))}::text[], ${column((r) => r.districtReads)}::boolean[],
      ${column((r) => r.endsAtVerifier)}::boolean[])
      as o (form_id, version_id, period, starts, ends, reads, verifiers, consulted, readers, district, ends_at)
    returning id, form_id as "formId", period`.execute(tx);
  return new Map(rows.map((row) => [keyOf(row), row.id]));
};

const insertSteps = async (tx: Db, rounds: readonly OpenedRound[]): Promise<void> => {
  const steps = rounds.flatMap((round) => round.steps.map((step) => ({ ...step, round: round.id })));
  const column = columnsOf(steps);
  await sql`
    insert into round_step (round_id, subject_unit_id, position, action, actor_unit_id, due_on)
    select * from unnest(${column((s) => s.round)}::uuid[], ${column((s) => s.subjectUnitId)}::integer[], ${column((s) => s.position)}::smallint[],
      ${column((s) => s.action)}::text[], ${column((s) => s.actorUnitId)}::integer[], ${column((s) => s.dueOn)}::date[])`.execute(
    tx,
  );
};
