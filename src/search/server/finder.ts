import type { Call } from '../../platform/call/call.ts';
import type { Reply } from '../../platform/contract/route.ts';
import type { search as route } from '../contract.ts';

export type Group = Reply<typeof route>['groups'][number];
/** What one kind finds for this asker; nothing where the asker has no page for it. */
export type Finder = (call: Call, words: readonly string[]) => Promise<Group | undefined>;
