import { type Binding, on } from '../../platform/call/binding.ts';
import * as around from '../contract/around.ts';
import * as contract from '../contract.ts';
import { getAfterApproval } from './after-approval.ts';
import { askForCorrection } from './ask.ts';
import { askToWithdrawApproval, askToWithdrawSheet } from './ask-withdrawal.ts';
import { grant, refuseProposal, takeBack } from './decide.ts';
import { grantWithdrawn, putBackWithdrawn, refuseWithdrawn, takeBackWithdrawn } from './decide-withdrawal.ts';
import { getCorrection } from './get-correction.ts';
import { getWithdrawal } from './get-withdrawal.ts';
import { hear } from './hear.ts';
import { previewLeaving, previewProposal } from './preview.ts';
import { listCorrections, listWithdrawals } from './queries.ts';
import { renew } from './renew.ts';

export const correctionRoutes: Binding[] = [
  on(contract.askCorrection, 'correction.ask')(askForCorrection),
  on(around.getAfterApproval)(getAfterApproval),
  on(around.previewCorrection)(previewProposal),
  on(around.previewWithdrawal)(previewLeaving),
  on(around.getWithdrawal)(getWithdrawal),
  on(contract.listCorrections)(listCorrections),
  on(contract.getCorrection, 'correction.read')(getCorrection),
  on(contract.giveOpinion, 'correction.hear')(hear),
  on(contract.renewCorrection, 'correction.renew')(renew),
  on(contract.takeBackCorrection, 'correction.take-back')(takeBack),
  on(contract.grantCorrection, 'correction.grant')(grant),
  on(contract.refuseCorrection, 'correction.refuse')(refuseProposal),
  on(contract.askSubmissionWithdrawal, 'withdrawal.ask')(askToWithdrawSheet),
  on(contract.askApprovalWithdrawal, 'withdrawal.ask')(askToWithdrawApproval),
  on(contract.listWithdrawals)(listWithdrawals),
  on(contract.takeBackWithdrawal, 'withdrawal.take-back')(takeBackWithdrawn),
  on(contract.grantWithdrawal, 'withdrawal.grant')(grantWithdrawn),
  on(contract.refuseWithdrawal, 'withdrawal.refuse')(refuseWithdrawn),
  on(contract.putBack, 'withdrawal.put-back')(putBackWithdrawn),
];
