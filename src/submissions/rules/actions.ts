/**
 * What the reporter and the checker may do with a submission: one pure function of (record, actor), read by the page for its
 * buttons and by the server for its refusals (R20, R21, SEC-21).
 */
export type SubmissionState = 'draft' | 'submitted' | 'returned' | 'accepted' | 'withdrawn';

export type RouteActor = {
  readonly unitId: number;
  readonly kind: 'unit' | 'operator';
  readonly unitKind: string;
  readonly duties: readonly string[];
};

/** The board acts through its unit account and through operators with the approval duty. */
export const actsFor = (actor: RouteActor, unitId: number | null): boolean =>
  unitId !== null && actor.unitId === unitId && (actor.kind === 'unit' || actor.duties.includes('approval'));

export type SubmissionFacts = {
  readonly state: SubmissionState;
  readonly reporterUnitId: number;
  readonly checkerUnitId: number | null;
  readonly excused: boolean;
  readonly approved: boolean;
  /** The actor typed some of these figures. */
  readonly enteredByActor: boolean;
};
export type SubmissionAction = 'enter' | 'submit' | 'accept' | 'return';

const submissionTable: Record<
  SubmissionState,
  { readonly reporter: readonly SubmissionAction[]; readonly checker: readonly SubmissionAction[] }
> = {
  draft: { reporter: ['enter', 'submit'], checker: [] },
  returned: { reporter: ['enter', 'submit'], checker: [] },
  submitted: { reporter: [], checker: ['accept', 'return'] },
  accepted: { reporter: [], checker: ['return'] },
  withdrawn: { reporter: [], checker: [] },
};

export const submissionActions = (facts: SubmissionFacts, actor: RouteActor): SubmissionAction[] => {
  if (facts.approved) return [];
  const row = submissionTable[facts.state];
  const asReporter =
    actor.kind === 'unit' && actor.unitId === facts.reporterUnitId && !facts.excused ? row.reporter : [];
  const asChecker = actsFor(actor, facts.checkerUnitId) ? row.checker : [];
  return [...asReporter, ...asChecker].filter((action) => action !== 'accept' || !facts.enteredByActor);
};
