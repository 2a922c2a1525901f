import type { Reply } from '../../platform/contract/route.ts';
import type { getTotal } from '../contract.ts';

/** A form totalled, with its coverage. */
export type Total = Reply<typeof getTotal>;
