export { type Decisions, loadDecisions } from './load-decisions.ts';
