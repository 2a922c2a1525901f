import { sql } from 'kysely';
import { createLetter } from '../../documents/server/index.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import type { CampaignPlan } from '../contract.ts';
import { announce } from './announce.ts';
import type { By } from './by.ts';
import { type FullPlan, makePlan } from './plan.ts';

export type CreateOptions = {
  /** false for rounds of the past that are loaded, not opened. */
  readonly announce?: boolean;
};

/**
 * Opens a campaign (R15): letter, what each unit owes, consolidations and approvals, set by set, and a notice to every unit
 * concerned. Throws `already-exists` for a form × period that another campaign holds, `invalid-content` with sentences else.
 */
export const createCampaign = async (
  tx: Db,
  plan: CampaignPlan,
  by: By,
  now: Date,
  options: CreateOptions = {},
): Promise<{ id: string; submissions: number }> => {
  const full = await makePlan(tx, plan);
  if (full.problems.length > 0)
    throw problem('invalid-content', { detail: full.problems.join(' '), problems: full.problems });
  if (full.taken.length > 0) throw problem('already-exists', { detail: full.taken.join(' '), problems: full.taken });
  const id = await insertCampaign(tx, plan, by, now);
  await insertForms(tx, id, full);
  await insertConsolidations(tx, id, full);
  const submissions = await insertSubmissions(tx, id, full);
  if (options.announce !== false) await announce(tx, plan, full, by, now);
  return { id, submissions };
};

const insertCampaign = async (tx: Db, plan: CampaignPlan, by: By, now: Date): Promise<string> => {
  const letterId = await createLetter(tx, { ...plan.letter, unitId: by.unitId }, by.accountId, now);
  const { id } = await tx
    .insertInto('campaign')
    .values({
      title: plan.title,
      letter_id: letterId,
      opens_on: plan.opensOn,
      guidance: plan.guidance ?? null,
      due_commune: plan.dueCommune,
      due_district: plan.dueDistrict,
      due_department: plan.dueDepartment,
      due_board: plan.dueBoard,
      created_by: by.accountId,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

/** The forms of the campaign and, for each, the approval that will close it. */
const insertForms = async (tx: Db, id: string, { forms }: FullPlan): Promise<void> => {
  const column = <V extends string | number>(pick: (form: FullPlan['forms'][number]) => V) =>
    arrayLiteral(forms.map(pick));
  await sql`
    with f as (
      select * from unnest(${column((f) => f.versionId)}::integer[], ${column((f) => f.formId)}::integer[], ${column((f) => f.period)}::text[],
        ${column((f) => f.periodStart)}::date[], ${column((f) => f.periodEnd)}::date[], ${column((f) => arrayLiteral(f.reads))}::text[]) as f (version_id, form_id, period, starts, ends, reads)
    ), opened as (
      insert into approval (campaign_id, form_version_id, form_id, period) select ${id}::uuid, version_id, form_id, period from f
    )
    insert into campaign_form (campaign_id, form_version_id, period, period_start, period_end, reads_periods)
    select ${id}::uuid, version_id, period, starts, ends, reads::text[] from f`.execute(tx);
};

const insertConsolidations = async (tx: Db, id: string, { forms }: FullPlan): Promise<void> => {
  const rows = forms.flatMap((form) => form.consolidations.map((one) => ({ ...one, form })));
  if (rows.length === 0) return;
  const column = <V extends string | number>(pick: (row: (typeof rows)[number]) => V) => arrayLiteral(rows.map(pick));
  await sql`
    insert into consolidation (campaign_id, form_version_id, form_id, period, unit_id, due_on)
    select ${id}::uuid, * from unnest(${column((r) => r.form.versionId)}::integer[], ${column((r) => r.form.formId)}::integer[],
      ${column((r) => r.form.period)}::text[], ${column((r) => r.unitId)}::integer[], ${column((r) => r.dueOn)}::date[])`.execute(
    tx,
  );
};

const insertSubmissions = async (tx: Db, id: string, { forms }: FullPlan): Promise<number> => {
  const rows = forms.flatMap((form) => form.submissions.map((one) => ({ ...one, form })));
  const column = <V extends string | number>(pick: (row: (typeof rows)[number]) => V) => arrayLiteral(rows.map(pick));
  await sql`
    insert into submission (campaign_id, form_version_id, form_id, period, required, reporter_unit_id, subject_unit_id, due_on)
    select ${id}::uuid, * from unnest(${column((r) => r.form.versionId)}::integer[], ${column((r) => r.form.formId)}::integer[],
      ${column((r) => r.form.period)}::text[], ${column((r) => r.form.required)}::integer[], ${column((r) => r.reporterId)}::integer[],
      ${column((r) => r.subjectId)}::integer[], ${column((r) => r.dueOn)}::date[])`.execute(tx);
  return rows.length;
};
