import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { nearestTo } from '../../platform/db/stands-on.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import type { CampaignPlan } from '../contract.ts';
import { campaignWarnings } from '../rules/warnings.ts';
import { createCampaign } from './create.ts';
import { type FullPlan, makePlan } from './plan.ts';

export const openCampaign = async (call: Call, { body }: { body: CampaignPlan }) => {
  const by = { accountId: call.actor.accountId, unitId: call.actor.unitId };
  const opened = await createCampaign(call.tx, body, by, call.now);
  const detail = {
    forms: body.forms,
    letter: body.letter.number,
    submissions: opened.submissions,
    ...(body.group === undefined ? {} : { group: body.group }),
  };
  await call.audit({ action: 'campaign.open', objectType: 'campaign', objectId: opened.id, detail });
  return opened;
};

/** What would be sent to whom, and what stands in the way. Keeps nothing. */
export const previewCampaign = async (call: Call, { body }: { body: CampaignPlan }) => {
  const { forms, problems, chosen, taken } = await makePlan(call.tx, body);
  const names = await unitNames(
    call,
    forms.flatMap(({ verifierUnitIds }) => verifierUnitIds),
  );
  return {
    forms: forms.map((form) => ({
      form: form.code,
      title: form.title,
      periodName: form.periodName,
      version: form.number,
      submissions: form.submissions.length,
      consolidations: form.consolidations.length,
      verifier: form.verifierUnitIds.map((id) => names.get(id) ?? '').join(', '),
    })),
    units: new Set(forms.flatMap(({ submissions }) => submissions.map(({ reporterId }) => reporterId))).size,
    chosen: [...chosen],
    problems: [...problems, ...taken],
    warnings: warningsOf(body, forms, vietnamDay(call.now)),
  };
};

const warningsOf = (plan: CampaignPlan, forms: FullPlan['forms'], today: string): string[] => {
  const rounds = forms.map(({ code, periodName, periodStart, periodEnd, filledBy }) => ({
    form: code,
    periodName,
    start: periodStart,
    end: periodEnd,
    filledBy,
  }));
  return campaignWarnings({ ...plan, letterDay: plan.letter.day, rounds }, today).map(({ words }) => words);
};

const unitNames = async ({ tx, now }: Call, ids: readonly number[]): Promise<Map<number, string>> => {
  const { rows } = await sql<{ id: number; name: string }>`
    select distinct on (u.unit_id) u.unit_id as id, coalesce(u.agency_name, u.full_name) as name from unit_version u
    where u.unit_id = any(${arrayLiteral(ids)}::integer[]) order by u.unit_id, ${nearestTo('u', vietnamDay(now))}`.execute(
    tx,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
};
