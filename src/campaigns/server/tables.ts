import type { Generated } from 'kysely';
import type { Optional, OptionalTimestamp, Timestamp } from '../../platform/db/columns.ts';

/** Campaigns, and what was extended for whom. */
export type CampaignTables = {
  campaign: {
    number: Generated<string>;
    id: Generated<string>;
    title: string;
    letter_id: string;
    opens_on: string;
    guidance: Optional<string>;
    due_commune: string;
    due_district: string;
    due_department: string;
    due_board: string;
    created_by: string;
    created_at: Timestamp;
  };
  extension: {
    id: Generated<string>;
    submission_id: string;
    due_before: string;
    due_on: string;
    reason: string;
    granted_by: string;
    custodian_id: Optional<string>;
    granted_at: Timestamp;
    taken_back_reason: Optional<string>;
    taken_back_by: Optional<string>;
    taken_back_custodian_id: Optional<string>;
    taken_back_at: OptionalTimestamp;
  };
};
