import { useQueryClient } from '@tanstack/react-query';
import { keyOf } from '../../platform/ui/query.ts';
import { getSheet } from '../../submissions/contract.ts';
import { getApprovalBeside, getConsolidationBeside } from '../contract/beside.ts';
import { getWaitingSheets } from '../contract/together.ts';
import { getApproval, getConsolidation, getQueue, listApprovals, listConsolidations } from '../contract.ts';
import type { Consolidated } from './consolidated.ts';

/** What a decision may be about: read anew after each, and where one was refused because it had changed. */
export const DECIDED_ON = [
  getSheet,
  getQueue,
  getWaitingSheets,
  getConsolidation,
  getConsolidationBeside,
  listConsolidations,
  getApproval,
  getApprovalBeside,
  listApprovals,
];

export const useLookAgain = (): (() => Promise<void>) => {
  const client = useQueryClient();
  return async () => {
    await Promise.all(DECIDED_ON.map((route) => client.invalidateQueries({ queryKey: keyOf(route) })));
  };
};

type Shown = Pick<Consolidated['members'][number], 'submission' | 'revision' | 'state' | 'excusedReason'>;

/** The sheets that a total was made of when it was shown: with them a refusal says what has changed since. */
export const sheetsShown = (members: readonly Shown[]) =>
  members
    .filter(({ state, excusedReason }) => state === 'accepted' && excusedReason === null)
    .map(({ submission, revision }) => ({ submission, revision }));
