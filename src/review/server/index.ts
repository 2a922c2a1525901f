export { findApprovals } from './approval-facts.ts';
export { type Consolidation, findConsolidations } from './consolidation-facts.ts';
export { type Decisions, loadDecisions } from './load-decisions.ts';
