import { type Binding, on } from '../../platform/call/binding.ts';
import { printSubmission, printTotal } from '../contract.ts';
import { printFilled } from './print-submission.ts';
import { printTotalOf } from './print-total.ts';

export const reportRoutes: Binding[] = [
  on(printSubmission, 'submission.print')(printFilled),
  on(printTotal, 'total.print')(printTotalOf),
];
