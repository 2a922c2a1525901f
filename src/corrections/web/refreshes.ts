import { useQueryClient } from '@tanstack/react-query';
import { keyOf } from '../../platform/ui/query.ts';
import { getSheet } from '../../submissions/contract.ts';
import { getAfterApproval, getWithdrawal } from '../contract/around.ts';
import { getCorrection, listCorrections, listWithdrawals } from '../contract.ts';

/** Answers that are old once somebody has had a word. */
export const AFTER_A_WORD = [
  getCorrection,
  getWithdrawal,
  listCorrections,
  listWithdrawals,
  getAfterApproval,
  getSheet,
];

/** After a refusal: what stands there may not be what this page shows, so it is read anew beneath the words that say so. */
export const useReadAnew = (): (() => void) => {
  const client = useQueryClient();
  return () => {
    for (const stale of AFTER_A_WORD) void client.invalidateQueries({ queryKey: keyOf(stale) });
  };
};
