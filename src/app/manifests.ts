import { accountsManifest } from '../accounts/manifest.ts';
import { auditManifest } from '../audit/manifest.ts';
import { backupsManifest } from '../backups/manifest.ts';
import { campaignsManifest } from '../campaigns/manifest.ts';
import { classificationsManifest } from '../classifications/manifest.ts';
import { correctionsManifest } from '../corrections/manifest.ts';
import { discrepanciesManifest } from '../discrepancies/manifest.ts';
import { documentsManifest } from '../documents/manifest.ts';
import { formsManifest } from '../forms/manifest.ts';
import { indicatorsManifest } from '../indicators/manifest.ts';
import { jobsManifest } from '../jobs/manifest.ts';
import { monitoringManifest } from '../monitoring/manifest.ts';
import { noticesManifest } from '../notices/manifest.ts';
import type { Manifest } from '../platform/manifest.ts';
import type { SealedTable } from '../platform/secrets/sealed-columns.ts';
import type { TrailLookups } from '../platform/trail-lookups.ts';
import { policyManifest } from '../policy/manifest.ts';
import { publicationsManifest } from '../publications/manifest.ts';
import { reportsManifest } from '../reports/manifest.ts';
import { reviewManifest } from '../review/manifest.ts';
import { roundsManifest } from '../rounds/manifest.ts';
import { searchManifest } from '../search/manifest.ts';
import { signInManifest } from '../sign-in/manifest.ts';
import { submissionsManifest } from '../submissions/manifest.ts';
import { totalsManifest } from '../totals/manifest.ts';
import { unitsManifest } from '../units/manifest.ts';
import { systemManifest } from './system-manifest.ts';

const nouns: readonly Manifest[] = [
  documentsManifest,
  unitsManifest,
  policyManifest,
  noticesManifest,
  signInManifest,
  accountsManifest,
  jobsManifest,
  backupsManifest,
  classificationsManifest,
  formsManifest,
  roundsManifest,
  submissionsManifest,
  publicationsManifest,
  reviewManifest,
  campaignsManifest,
  correctionsManifest,
  totalsManifest,
  indicatorsManifest,
  discrepanciesManifest,
  reportsManifest,
  monitoringManifest,
  searchManifest,
  systemManifest,
];

/** What the trail's reader asks of the nouns that the trail speaks of. */
const lookups: TrailLookups = Object.assign({}, ...nouns.map((noun) => noun.lookups), {
  names: Object.assign({}, ...nouns.map((noun) => noun.lookups?.names)),
});

/** The trail, every other noun in their order, and what the composition itself brings. All that the server knows of them comes from here. */
export const manifests: readonly Manifest[] = [auditManifest(lookups), ...nouns];

/** Every place where sealed values lie. */
export const sealedTables: readonly SealedTable[] = manifests.flatMap(({ sealed = [] }) => sealed);
