import type { Reply } from '../../platform/contract/route.ts';
import type { getConsolidation } from '../contract.ts';

/** A consolidation as it would be signed now. */
export type Consolidated = Reply<typeof getConsolidation>;
