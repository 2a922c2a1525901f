import { formatDay } from '../../platform/text/vietnamese.ts';
import { consolidatesByDistrict } from './route.ts';

/** A unit as it stands on the last day of the period. */
export type StandingUnit = { readonly id: number; readonly kind: string; readonly parentId: number | null };

export type DueDates = {
  readonly opensOn: string;
  readonly dueCommune: string;
  readonly dueDistrict: string;
  readonly dueDepartment: string;
  readonly dueBoard: string;
};

/** One form in one period of a campaign, with who verifies it and the units of its last day. */
export type PlannedForm = {
  readonly filledBy: 'commune' | 'district' | 'department' | 'board';
  readonly reportsFor: string | null;
  readonly verifierUnitId: number;
  readonly units: readonly StandingUnit[];
};

export type PlannedSubmission = { readonly reporterId: number; readonly subjectId: number; readonly dueOn: string };
export type PlannedConsolidation = { readonly unitId: number; readonly dueOn: string };
export type FormPlan = {
  readonly submissions: readonly PlannedSubmission[];
  readonly consolidations: readonly PlannedConsolidation[];
};

/**
 * Who owes what of one form (R15): the filler's units, each for itself; a department for itself or one sheet per commune or
 * district (`reportsFor`). `communes` narrows the communes concerned; other levels always take part whole.
 */
export const planForm = (form: PlannedForm, due: DueDates, communes?: ReadonlySet<number>): FormPlan => {
  const submissions = submissionsOf(form, due, communes);
  return { submissions, consolidations: submissions.length === 0 ? [] : consolidationsOf(form, due, submissions) };
};

const submissionsOf = (form: PlannedForm, due: DueDates, communes?: ReadonlySet<number>): PlannedSubmission[] => {
  const each = (kind: string) => form.units.filter((unit) => unit.kind === kind).map(({ id }) => id);
  const wanted = (id: number) => communes === undefined || communes.has(id);
  const own = (ids: readonly number[], dueOn: string) => ids.map((id) => ({ reporterId: id, subjectId: id, dueOn }));
  switch (form.filledBy) {
    case 'commune':
      return own(each('commune').filter(wanted), due.dueCommune);
    case 'district':
      return own(each('district'), due.dueDistrict);
    case 'department': {
      const subjects = departmentSubjects(form, each, wanted);
      return subjects.map((subjectId) => ({ reporterId: form.verifierUnitId, subjectId, dueOn: due.dueDepartment }));
    }
    case 'board':
      return own(each('board'), due.dueBoard);
  }
};

const departmentSubjects = (
  form: PlannedForm,
  each: (kind: string) => number[],
  wanted: (id: number) => boolean,
): number[] => {
  if (form.reportsFor === 'commune') return each('commune').filter(wanted);
  if (form.reportsFor === 'district') return each('district');
  return [form.verifierUnitId];
};

/** One per district that has members, while the tree has districts; else one for the province; none when filler and verifier are one. */
const consolidationsOf = (
  form: PlannedForm,
  due: DueDates,
  submissions: readonly PlannedSubmission[],
): PlannedConsolidation[] => {
  const parents = new Map(form.units.map(({ id, parentId }) => [id, parentId]));
  const districts = new Set(form.units.filter(({ kind }) => kind === 'district').map(({ id }) => id));
  if (consolidatesByDistrict(form, districts.size > 0)) {
    const holding = new Set(submissions.map(({ subjectId }) => parents.get(subjectId)));
    return [...districts].filter((id) => holding.has(id)).map((unitId) => ({ unitId, dueOn: due.dueDistrict }));
  }
  if (submissions.every(({ reporterId }) => reporterId === form.verifierUnitId)) return [];
  const province = form.units.find(({ kind }) => kind === 'province');
  return province ? [{ unitId: province.id, dueOn: due.dueDepartment }] : [];
};

/** Due dates rise with the route: commune, district, department, board. Empty when they do. */
export const dueDateProblems = (due: DueDates): string[] => {
  const steps = [
    ['ngày mở đợt', due.opensOn],
    ['hạn của xã', due.dueCommune],
    ['hạn của huyện', due.dueDistrict],
    ['hạn của sở, ngành', due.dueDepartment],
    ['hạn của Ban Dân tộc', due.dueBoard],
  ] as const;
  return steps.slice(1).flatMap(([name, day], index) => {
    const [earlierName, earlier] = steps[index] ?? [name, day];
    return day < earlier
      ? [`${capital(name)} (${formatDay(day)}) đứng trước ${earlierName} (${formatDay(earlier)}).`]
      : [];
  });
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
