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
