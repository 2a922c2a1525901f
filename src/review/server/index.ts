export { amendAbove } from './amend.ts';
export { findApprovals } from './approval-facts.ts';
export { approvalDigest } from './approve.ts';
export { type Consolidation, findConsolidations, memberOf } from './consolidation-facts.ts';
export { type Decisions, loadDecisions } from './load-decisions.ts';
export { markStale } from './mark-stale.ts';
export { addRevisions, cellsOf } from './members.ts';
export { moveApproval } from './move-approval.ts';
export { openConsolidations } from './open-consolidations.ts';
