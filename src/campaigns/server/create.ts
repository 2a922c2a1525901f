import { createLetter } from '../../documents/server/index.ts';
import type { Db } from '../../platform/db/open.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { openConsolidations } from '../../review/server/index.ts';
import { openRounds } from '../../rounds/server/index.ts';
import { openSheets } from '../../submissions/server/index.ts';
import type { CampaignPlan } from '../contract.ts';
import { announce } from './announce.ts';
import type { By } from './by.ts';
import { makePlan } from './plan.ts';

export type CreateOptions = {
  /** false for rounds of the past that are loaded, not opened. */
  readonly announce?: boolean;
};

/**
 * Opens a campaign (R15): letter, a round for each form and period with all that it asks of the units, and a notice to every unit
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
  const rounds = await openRounds(tx, full.forms, { campaignId: id, opensOn: plan.opensOn, openedAt: now });
  await openConsolidations(tx, rounds);
  const submissions = await openSheets(tx, rounds);
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
