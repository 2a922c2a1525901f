import { accountTrail } from '../../accounts/contract/events.ts';
import { auditTrail } from '../../audit/contract/events.ts';
import { campaignTrail } from '../../campaigns/contract/events.ts';
import { documentTrail } from '../../documents/contract/events.ts';
import { formTrail } from '../../forms/contract/events.ts';
import { jobTrail } from '../../jobs/contract/events.ts';
import { monitoringTrail } from '../../monitoring/contract/events.ts';
import { noticeTrail } from '../../notices/contract/events.ts';
import type { Trail } from '../../platform/contract/event.ts';
import { reportTrail } from '../../reports/contract/events.ts';
import { reviewTrail } from '../../review/contract/events.ts';
import { signInTrail } from '../../sign-in/contract/events.ts';
import { submissionTrail } from '../../submissions/contract/events.ts';
import { totalTrail } from '../../totals/contract/events.ts';
import { unitTrail } from '../../units/contract/events.ts';
import { systemTrail } from '../contract/events.ts';

/** What each noun leaves in the trail, for the page that shows it. */
export const trails: readonly Trail[] = [
  auditTrail,
  documentTrail,
  unitTrail,
  noticeTrail,
  signInTrail,
  accountTrail,
  jobTrail,
  formTrail,
  campaignTrail,
  submissionTrail,
  reviewTrail,
  totalTrail,
  reportTrail,
  monitoringTrail,
  systemTrail,
];
