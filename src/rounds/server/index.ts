export { demand, demandVersion } from './demand.ts';
export { type FormFacts, gatherFacts } from './form-facts.ts';
export { openRounds, type PlannedRound } from './open.ts';
export { ofDepartment, readsRound, submissionsInScope, visibleSubmissions } from './scope.ts';
export { approvalSteps, consolidationSteps, joinFill, moveDueDates, submissionSteps } from './steps.ts';
export { roundStands, roundStood, takeBackRounds } from './take-back.ts';
