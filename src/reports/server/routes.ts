import { type Binding, on } from '../../platform/call/binding.ts';
import { printAccounts, printCustodians, printSubmission, printTotal } from '../contract.ts';
import { printAccountList, printCustodianList } from './print-account-lists.ts';
import { printFilled } from './print-submission.ts';
import { printTotalOf } from './print-total.ts';

export const reportRoutes: Binding[] = [
  on(printSubmission)(printFilled),
  on(printTotal)(printTotalOf),
  on(printAccounts)(printAccountList),
  on(printCustodians)(printCustodianList),
];
