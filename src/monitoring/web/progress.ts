import type { Reply } from '../../platform/contract/route.ts';
import type { getProgress } from '../contract.ts';

/** How far the units are with a form in a period. */
export type Progress = Reply<typeof getProgress>;
