import { sendNotices } from '../../notices/server/index.ts';
import type { Db } from '../../platform/db/open.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import type { CampaignPlan } from '../contract.ts';
import type { By } from './by.ts';
import type { FullPlan } from './plan.ts';

/** The page address of the work list. */
const WORK_LIST = '/';

/** Every unit concerned finds the campaign among its notices, with the due date of its own first step. */
export const announce = async (tx: Db, plan: CampaignPlan, { forms }: FullPlan, by: By, now: Date): Promise<void> => {
  const names = forms.map(({ code, periodName }) => `${code} (${periodName})`).join(', ');
  const { number, day } = plan.letter;
  const about = `Văn bản số ${number} ngày ${formatDay(day)}. Phiếu: ${names}.`;
  for (const [due, units] of audiences(forms)) {
    const body = `${about} Hạn của đơn vị: ${formatDay(due)}.`;
    await sendNotices(tx, units, { kind: 'campaign', title: plan.title, body, link: WORK_LIST, from: by }, now);
  }
};

/** Units by the day on which their own first step is due; the approval that ends a round asks for no notice. */
const audiences = (forms: FullPlan['forms']): Map<string, number[]> => {
  const dues = new Map<number, string>();
  for (const { action, actorUnitId, dueOn } of forms.flatMap(({ steps }) => steps)) {
    const known = dues.get(actorUnitId);
    if (action !== 'approve' && (known === undefined || dueOn < known)) dues.set(actorUnitId, dueOn);
  }
  const units = new Map<string, number[]>();
  for (const [unit, due] of dues) units.set(due, [...(units.get(due) ?? []), unit]);
  return units;
};
