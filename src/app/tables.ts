import type { AccountTables } from '../accounts/server/tables.ts';
import type { AuditTables } from '../audit/server/tables.ts';
import type { BackupTables } from '../backups/server/tables.ts';
import type { CampaignTables } from '../campaigns/server/tables.ts';
import type { ClassificationTables } from '../classifications/server/tables.ts';
import type { CorrectionTables } from '../corrections/server/tables.ts';
import type { DiscrepancyTables } from '../discrepancies/server/tables.ts';
import type { DocumentTables } from '../documents/server/tables.ts';
import type { FormTables } from '../forms/server/tables.ts';
import type { IndicatorTables } from '../indicators/server/tables.ts';
import type { MonitoringTables } from '../monitoring/server/tables.ts';
import type { NoticeTables } from '../notices/server/tables.ts';
import type { RequestKeyTable } from '../platform/call/request-key-table.ts';
import type { JobTable } from '../platform/jobs/job-table.ts';
import type { PolicyTables } from '../policy/server/tables.ts';
import type { PublicationTables } from '../publications/server/tables.ts';
import type { ReviewTables } from '../review/server/tables.ts';
import type { RoundTables } from '../rounds/server/tables.ts';
import type { SignInTables } from '../sign-in/server/tables.ts';
import type { SubmissionTables } from '../submissions/server/tables.ts';
import type { UnitTables } from '../units/server/tables.ts';

declare module '../platform/db/tables.ts' {
  /** Every noun's tables under the one type that `Db` is made of: nobody imports this file but whoever opens a database. */
  interface Tables
    extends AuditTables,
      DocumentTables,
      UnitTables,
      PolicyTables,
      NoticeTables,
      SignInTables,
      AccountTables,
      BackupTables,
      ClassificationTables,
      FormTables,
      RoundTables,
      SubmissionTables,
      PublicationTables,
      ReviewTables,
      CampaignTables,
      CorrectionTables,
      DiscrepancyTables,
      IndicatorTables,
      MonitoringTables,
      RequestKeyTable,
      JobTable {}
}
