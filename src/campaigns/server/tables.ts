import type { Generated } from 'kysely';
import type { Optional, Timestamp } from '../../platform/db/columns.ts';

/** Campaigns. */
export type CampaignTables = {
  campaign: {
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
};
