import type { Db } from '../../platform/db/open.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import type { CampaignPlan } from '../contract.ts';
import type { By } from './by.ts';
import { sendNotices } from './notices.ts';
import type { FullPlan } from './plan.ts';

/** The page address of the work list. */
const WORK_LIST = '/';

/** Every unit concerned finds the campaign among its notices, with the due date of its own level. */
export const announce = async (tx: Db, plan: CampaignPlan, { forms }: FullPlan, by: By, now: Date): Promise<void> => {
  const names = forms.map(({ code, periodName }) => `${code} (${periodName})`).join(', ');
  const { number, day } = plan.letter;
  const about = `Văn bản số ${number} ngày ${formatDay(day)}. Phiếu: ${names}.`;
  for (const [units, due] of audiences(plan, forms)) {
    const body = `${about} Hạn của đơn vị: ${formatDay(due)}.`;
    await sendNotices(
      tx,
      units,
      { kind: 'campaign', title: plan.title, body, link: WORK_LIST, createdBy: by.accountId },
      now,
    );
  }
};

const audiences = (plan: CampaignPlan, forms: FullPlan['forms']): [number[], string][] => {
  const kinds = new Map(forms.flatMap(({ units }) => units.map(({ id, kind }) => [id, kind] as const)));
  const concerned = new Set(
    forms.flatMap(({ submissions, consolidations, verifierUnitId }) => [
      ...submissions.map(({ reporterId }) => reporterId),
      ...consolidations.map(({ unitId }) => unitId),
      verifierUnitId,
    ]),
  );
  const of = (kind: string) => [...concerned].filter((id) => kinds.get(id) === kind);
  return [
    [of('commune'), plan.dueCommune],
    [of('district'), plan.dueDistrict],
    [of('department'), plan.dueDepartment],
    [of('board'), plan.dueBoard],
  ];
};
