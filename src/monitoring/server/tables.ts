import type { Generated } from 'kysely';
import type { Optional, Timestamp } from '../../platform/db/columns.ts';

/** Which units were reminded of a round, and when. */
export type MonitoringTables = {
  reminder: {
    id: Generated<number>;
    round_id: string;
    unit_id: number;
    sent_by: string;
    custodian_id: Optional<string>;
    at: Timestamp;
  };
  /** Whose letter the mail server has taken. */
  reminder_mail: {
    reminder_id: number;
    unit_id: number;
    at: Timestamp;
  };
};
