import type { Step, StepAction } from './actions.ts';

/** A unit as it stands on the last day of the period. */
export type StandingUnit = { readonly id: number; readonly kind: string; readonly parentId: number | null };

/** By when each level has done its part. */
export type DueDates = {
  readonly dueCommune: string;
  readonly dueDistrict: string;
  readonly dueDepartment: string;
  readonly dueBoard: string;
};

/** What the route of a form says, and the tree that it runs through: both of the last day of the period. */
export type RouteFacts = {
  readonly filledBy: 'commune' | 'district' | 'department' | 'board';
  /** A department fills one sheet per unit of this kind; null: for itself. */
  readonly reportsFor: string | null;
  /** Who verifies, one after the other; the first of them also fills what a department fills. */
  readonly verifierUnitIds: readonly number[];
  /** The first verifier checks the communes' sheets and signs for the province, as where the tree has no districts. */
  readonly skipsDistrict?: boolean;
  readonly boardUnitId: number;
  readonly provinceUnitId: number;
  readonly units: readonly StandingUnit[];
};

export type PlannedSubmission = { readonly reporterId: number; readonly subjectId: number };
export type PlannedStep = Step & { readonly subjectUnitId: number };
export type RoundPlan = {
  readonly submissions: readonly PlannedSubmission[];
  /** Units whose total is signed: districts, or the province. */
  readonly consolidations: readonly number[];
  readonly steps: readonly PlannedStep[];
};

/**
 * Who does what in a round (R15, R20): fill, check, sign, verify, approve. `communes` narrows the communes concerned; other levels always take part whole.
 * A step whose level does not stand on that day, or whose actor is who filled, falls away. No step is due before what it rests on.
 */
export const planRound = (route: RouteFacts, due: DueDates, communes?: ReadonlySet<number>): RoundPlan => {
  const submissions = submissionsOf(route, communes);
  if (submissions.length === 0) return { submissions, consolidations: [], steps: [] };
  const verifiers = route.verifierUnitIds.filter((verifier) => submissions.some((one) => one.reporterId !== verifier));
  const districtOf = districtFinder(route);
  const signed = new Set(submissions.flatMap(({ subjectId }) => districtOf(subjectId) ?? []));
  const consolidations = signed.size > 0 ? [...signed].sort((a, b) => a - b) : provinceAlone(route, verifiers);
  const dates = datesOf(route, due);
  return {
    submissions,
    consolidations,
    steps: [
      ...submissions.flatMap((one) => sheetSteps(one, districtOf(one.subjectId), verifiers, dates)),
      ...consolidations.flatMap((unitId) => totalSteps(unitId, signed.has(unitId), verifiers, dates)),
      approvalStep(route, dates),
    ],
  };
};

const submissionsOf = (route: RouteFacts, communes?: ReadonlySet<number>): PlannedSubmission[] => {
  const each = (kind: string) =>
    route.units
      .filter((unit) => unit.kind === kind && (kind !== 'commune' || communes === undefined || communes.has(unit.id)))
      .map(({ id }) => id);
  const own = (ids: readonly number[]) => ids.map((id) => ({ reporterId: id, subjectId: id }));
  if (route.filledBy !== 'department') return own(each(route.filledBy));
  const [reporterId] = route.verifierUnitIds;
  if (reporterId === undefined) return [];
  const { reportsFor } = route;
  const subjects = reportsFor === 'commune' || reportsFor === 'district' ? each(reportsFor) : [reporterId];
  return subjects.map((subjectId) => ({ reporterId, subjectId }));
};

/** The district that checks a commune's own sheet and signs its total; none for other forms, where the tree has none and where the route leaves it out. */
const districtFinder = ({ filledBy, skipsDistrict, units }: RouteFacts): ((unitId: number) => number | undefined) => {
  if (filledBy !== 'commune' || skipsDistrict) return () => undefined;
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return (unitId) => {
    let above = byId.get(byId.get(unitId)?.parentId ?? 0);
    while (above && above.kind !== 'district') above = byId.get(above.parentId ?? 0);
    return above?.id;
  };
};

/** One total of the province, unless filler and verifier are one. */
const provinceAlone = ({ provinceUnitId }: RouteFacts, verifiers: readonly number[]): number[] =>
  verifiers.length === 0 ? [] : [provinceUnitId];

type Dates = { readonly [as in StepAction]: string } & { readonly ofDistrict: string };

/** What each step is due, as a department or the board does it; `ofDistrict` where a district does. */
const datesOf = ({ filledBy }: RouteFacts, due: DueDates): Dates => {
  const fill = {
    commune: due.dueCommune,
    district: due.dueDistrict,
    department: due.dueDepartment,
    board: due.dueBoard,
  }[filledBy];
  const department = later(due.dueDepartment, fill);
  return {
    fill,
    ofDistrict: later(due.dueDistrict, fill),
    check: department,
    sign: department,
    verify: department,
    approve: later(due.dueBoard, department),
  };
};

const later = (a: string, b: string): string => (a > b ? a : b);

/** Places on the way of a figure; verifiers stand from `VERIFY` on, one after the other. */
const FILL = 1;
const CHECK = 2;
const SIGN = 3;
const VERIFY = 4;

const sheetSteps = (
  { reporterId, subjectId: subjectUnitId }: PlannedSubmission,
  district: number | undefined,
  verifiers: readonly number[],
  dates: Dates,
): PlannedStep[] => {
  const fill = { subjectUnitId, position: FILL, action: 'fill', actorUnitId: reporterId, dueOn: dates.fill } as const;
  const checker = district ?? verifiers.find((verifier) => verifier !== reporterId);
  if (checker === undefined) return [fill];
  const dueOn = district === undefined ? dates.check : dates.ofDistrict;
  return [fill, { subjectUnitId, position: CHECK, action: 'check', actorUnitId: checker, dueOn }];
};

/** A district signs its total and every verifier follows; without districts the first verifier signs, which is its verification. */
const totalSteps = (
  subjectUnitId: number,
  isDistrict: boolean,
  verifiers: readonly number[],
  dates: Dates,
): PlannedStep[] => {
  const [signer = subjectUnitId, ...following] = isDistrict ? [subjectUnitId, ...verifiers] : verifiers;
  const dueOn = isDistrict ? dates.ofDistrict : dates.sign;
  return [
    { subjectUnitId, position: SIGN, action: 'sign', actorUnitId: signer, dueOn },
    ...following.map((actorUnitId, at) => ({
      subjectUnitId,
      position: VERIFY + at,
      action: 'verify' as const,
      actorUnitId,
      dueOn: dates.verify,
    })),
  ];
};

const approvalStep = (
  { provinceUnitId, boardUnitId, verifierUnitIds }: RouteFacts,
  { approve }: Dates,
): PlannedStep => ({
  subjectUnitId: provinceUnitId,
  position: VERIFY + verifierUnitIds.length,
  action: 'approve',
  actorUnitId: boardUnitId,
  dueOn: approve,
});
