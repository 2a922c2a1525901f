import { accountsManifest } from '../accounts/manifest.ts';
import { auditManifest } from '../audit/manifest.ts';
import { campaignsManifest } from '../campaigns/manifest.ts';
import { correctionsManifest } from '../corrections/manifest.ts';
import { documentsManifest } from '../documents/manifest.ts';
import { formsManifest } from '../forms/manifest.ts';
import { jobsManifest } from '../jobs/manifest.ts';
import { monitoringManifest } from '../monitoring/manifest.ts';
import { noticesManifest } from '../notices/manifest.ts';
import type { Manifest } from '../platform/manifest.ts';
import { policyManifest } from '../policy/manifest.ts';
import { publicationsManifest } from '../publications/manifest.ts';
import { reportsManifest } from '../reports/manifest.ts';
import { reviewManifest } from '../review/manifest.ts';
import { roundsManifest } from '../rounds/manifest.ts';
import { signInManifest } from '../sign-in/manifest.ts';
import { submissionsManifest } from '../submissions/manifest.ts';
import { totalsManifest } from '../totals/manifest.ts';
import { unitsManifest } from '../units/manifest.ts';
import { systemManifest } from './system-manifest.ts';

/** Every noun, in their order, and what the composition itself brings. All that the server knows of them comes from here. */
export const manifests: readonly Manifest[] = [
  auditManifest,
  documentsManifest,
  unitsManifest,
  policyManifest,
  noticesManifest,
  signInManifest,
  accountsManifest,
  jobsManifest,
  formsManifest,
  roundsManifest,
  campaignsManifest,
  submissionsManifest,
  publicationsManifest,
  reviewManifest,
  correctionsManifest,
  totalsManifest,
  reportsManifest,
  monitoringManifest,
  systemManifest,
];
