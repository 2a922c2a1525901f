import { type Binding, on } from '../../platform/call/binding.ts';
import * as custodians from '../contract/custodians.ts';
import * as handover from '../contract/handover.ts';
import * as life from '../contract/life.ts';
import * as lost from '../contract/lost-password.ts';
import * as print from '../contract/print.ts';
import * as requests from '../contract/requests.ts';
import { askForAccount } from './ask.ts';
import { acceptRequest, refuseRequest, withdrawRequest } from './decide-request.ts';
import { deleteAccount } from './delete-account.ts';
import { getAccount } from './get-account.ts';
import { getOwnAccount } from './get-own-account.ts';
import { handOver } from './hand-over.ts';
import { listHandovers } from './late-reports.ts';
import { listRequests } from './list-requests.ts';
import { answerLostPassword, dismissLostPassword, listLostPasswords } from './lost-passwords.ts';
import { noteDeparture } from './note-departure.ts';
import { printAccountList, printCustodianList } from './print-lists.ts';
import { reopenAccount } from './reopen-account.ts';
import { getAccountReviews, signAccountReview } from './review-accounts.ts';
import { setDuties } from './set-duties.ts';

/** The life of accounts: requests, custodians, handover, lost passwords, review of the list. */
export const accountLifeRoutes: Binding[] = [
  on(life.getAccount)(getAccount),
  on(life.reopenAccount, 'account.reopen')(reopenAccount),
  on(life.deleteAccount, 'account.delete')(deleteAccount),
  on(life.setDuties, 'account.duties')(setDuties),
  on(life.getAccountReviews)(getAccountReviews),
  on(life.signAccountReview, 'account.review')(signAccountReview),
  on(custodians.noteDeparture, 'account.departure')(noteDeparture),
  on(custodians.getOwnAccount)(getOwnAccount),
  on(handover.handOver, 'account.handover')(handOver),
  on(handover.listHandovers)(listHandovers),
  on(requests.askForAccount, 'account-request.ask')(askForAccount),
  on(requests.listRequests)(listRequests),
  on(
    requests.acceptRequest,
    'account-request.accept',
    'account.open',
    'account.custodian',
    'account.handover',
    'account.close',
    'account.reopen',
    'account.delete',
  )(acceptRequest),
  on(requests.refuseRequest, 'account-request.refuse')(refuseRequest),
  on(requests.withdrawRequest, 'account-request.withdraw')(withdrawRequest),
  on(lost.listLostPasswords)(listLostPasswords),
  on(lost.answerLostPassword, 'lost-password.answer', 'password.issue')(answerLostPassword),
  on(lost.dismissLostPassword, 'lost-password.dismiss')(dismissLostPassword),
  on(print.printAccounts, 'account.print')(printAccountList),
  on(print.printCustodians, 'account.print')(printCustodianList),
];
