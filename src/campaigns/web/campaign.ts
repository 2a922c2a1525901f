import type { Reply } from '../../platform/contract/route.ts';
import type { getCampaign } from '../contract.ts';

/** A campaign with its letter and forms. */
export type Campaign = Reply<typeof getCampaign>;
