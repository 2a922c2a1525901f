import { type Binding, on } from '../../platform/call/binding.ts';
import {
  getAccountStanding,
  getOverview,
  getProgress,
  getProgressMatrix,
  getWorkList,
  sendReminder,
} from '../contract.ts';
import { getAccountStandingOf } from './account-standing.ts';
import { getProgressMatrixOf } from './get-matrix.ts';
import { getOverviewOf } from './get-overview.ts';
import { getProgressOf } from './get-progress.ts';
import { getWorkListOf } from './get-work-list.ts';
import { sendReminderTo } from './send-reminder.ts';

export const monitoringRoutes: Binding[] = [
  on(getWorkList)(getWorkListOf),
  on(getProgress)(getProgressOf),
  on(getOverview)(getOverviewOf),
  on(getProgressMatrix)(getProgressMatrixOf),
  on(getAccountStanding)(getAccountStandingOf),
  on(sendReminder, 'reminder.send')(sendReminderTo),
];
