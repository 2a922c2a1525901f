import { sql } from 'kysely';
import { groupSentence } from '../../classifications/rules/group-words.ts';
import { findGroup, unitsInGroup } from '../../classifications/server/index.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { planRound } from '../../rounds/rules/plan.ts';
import { type FormFacts, gatherFacts, type PlannedRound, roundStands } from '../../rounds/server/index.ts';
import type { CampaignPlan } from '../contract.ts';
import { dueDateProblems } from '../rules/due-dates.ts';

export type FullPlan = {
  readonly forms: readonly PlannedRound[];
  /** What must be put right first, in sentences. */
  readonly problems: readonly string[];
  /** How units were chosen by a group: a sentence for each day that counts. */
  readonly chosen: readonly string[];
  /** Forms × periods that stand in a campaign already. */
  readonly taken: readonly string[];
};

/** The one plan that the preview shows and the opening carries out. */
export const makePlan = async (tx: Db, plan: CampaignPlan): Promise<FullPlan> => {
  const { forms, problems } = await gatherFacts(tx, plan.forms);
  const named = plan.communes && new Set(plan.communes);
  const grouped = plan.group === undefined ? undefined : await communesOfGroup(tx, plan.group, forms);
  const communesOf = ({ periodEnd }: FormFacts) => grouped?.get(periodEnd)?.communes ?? named;
  const planned = forms.map((form) => ({ ...form, ...planRound(form, plan, communesOf(form)) }));
  const empty = planned.filter(({ submissions }) => submissions.length === 0);
  return {
    forms: planned,
    chosen: [...(grouped?.values() ?? [])].map(({ words }) => words),
    taken: await takenForms(tx, planned),
    problems: [
      ...dueDateProblems(plan),
      ...problems,
      ...namedTwice(plan),
      ...(named && grouped ? ['Chọn đơn vị theo danh sách, hoặc theo nhóm; không chọn cả hai.'] : []),
      ...unknownCommunes(planned, named),
      ...empty.map(({ code, periodName }) => `Phiếu ${code}, ${periodName}: không có đơn vị nào phải nộp.`),
    ],
  };
};

type Chosen = { readonly communes: ReadonlySet<number>; readonly words: string };

/** The communes of a group on the last day of each period: themselves, or those of its districts. */
const communesOfGroup = async (tx: Db, key: string, forms: readonly FormFacts[]): Promise<Map<string, Chosen>> => {
  const found = new Map<string, Chosen>();
  for (const { periodEnd, units } of forms) {
    if (found.has(periodEnd)) continue;
    const group = await findGroup(tx, key, periodEnd);
    const members = new Set(await unitsInGroup(tx, group));
    const isIn = ({ id, parentId }: FormFacts['units'][number]) => members.has(id) || members.has(parentId ?? 0);
    const communes = new Set(units.filter((unit) => unit.kind === 'commune' && isIn(unit)).map(({ id }) => id));
    found.set(periodEnd, { communes, words: `${groupSentence(group)} ${communes.size} xã, phường, thị trấn.` });
  }
  return found;
};

const namedTwice = ({ forms }: CampaignPlan): string[] => {
  const names = forms.map(({ form, period }) => `${form} kỳ ${period}`);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map(
    (name) => `Phiếu ${name} được nêu hai lần.`,
  );
};

const unknownCommunes = (forms: readonly FormFacts[], communes: ReadonlySet<number> | undefined): string[] => {
  if (!communes) return [];
  return forms.flatMap(({ code, periodName, units }) => {
    const standing = new Set(units.filter(({ kind }) => kind === 'commune').map(({ id }) => id));
    const unknown = [...communes].filter((id) => !standing.has(id));
    return unknown.length === 0
      ? []
      : [`Phiếu ${code}, ${periodName}: ${unknown.length} đơn vị được chọn không phải là xã tại ngày cuối kỳ.`];
  });
};

const takenForms = async (tx: Db, forms: readonly FormFacts[]): Promise<string[]> => {
  const { rows } = await sql<{ formId: number; period: string; title: string | null }>`
    select r.form_id as "formId", r.period, c.title from round r left join campaign c on c.id = r.campaign_id
    join unnest(${arrayLiteral(forms.map(({ formId }) => formId))}::integer[], ${arrayLiteral(forms.map(({ period }) => period))}::text[])
      as w (form_id, period) on w.form_id = r.form_id and w.period = r.period
    where ${roundStands}`.execute(tx);
  return rows.map((row) => {
    const form = forms.find(({ formId, period }) => formId === row.formId && period === row.period);
    const where = row.title === null ? 'đã có số liệu' : `đã có trong đợt “${row.title}”`;
    return `Phiếu ${form?.code ?? ''}, ${form?.periodName ?? row.period} ${where}.`;
  });
};
