import { accountWeb } from '../../accounts/web/manifest.ts';
import { auditWeb } from '../../audit/web/manifest.ts';
import { backupWeb } from '../../backups/web/manifest.ts';
import { campaignWeb } from '../../campaigns/web/manifest.ts';
import { classificationWeb } from '../../classifications/web/manifest.ts';
import { correctionWeb } from '../../corrections/web/manifest.ts';
import { discrepancyWeb } from '../../discrepancies/web/manifest.ts';
import { documentWeb } from '../../documents/web/manifest.ts';
import { formWeb } from '../../forms/web/manifest.ts';
import { indicatorWeb } from '../../indicators/web/manifest.ts';
import { jobWeb } from '../../jobs/web/manifest.ts';
import { monitoringWeb } from '../../monitoring/web/manifest.ts';
import { noticeWeb } from '../../notices/web/manifest.ts';
import type { WebManifest } from '../../platform/ui/web-manifest.ts';
import { policyWeb } from '../../policy/web/manifest.ts';
import { reportWeb } from '../../reports/web/manifest.ts';
import { reviewWeb } from '../../review/web/manifest.ts';
import { roundWeb } from '../../rounds/web/manifest.ts';
import { signInWeb } from '../../sign-in/web/manifest.ts';
import { submissionWeb } from '../../submissions/web/manifest.ts';
import { totalWeb } from '../../totals/web/manifest.ts';
import { unitWeb } from '../../units/web/manifest.ts';

/** Every noun, in their order. All that the page knows of them comes from here. */
export const webManifests: readonly WebManifest[] = [
  auditWeb,
  documentWeb,
  unitWeb,
  policyWeb,
  noticeWeb,
  signInWeb,
  accountWeb,
  jobWeb,
  backupWeb,
  classificationWeb,
  formWeb,
  roundWeb,
  submissionWeb,
  reviewWeb,
  campaignWeb,
  correctionWeb,
  totalWeb,
  indicatorWeb,
  discrepancyWeb,
  reportWeb,
  monitoringWeb,
];
