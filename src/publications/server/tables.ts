import type { Generated } from 'kysely';
import type { Optional, Timestamp } from '../../platform/db/columns.ts';
import type { PublicationKind } from '../rules/publication-kinds.ts';

/** What was made public: a line in the transaction of the change, and its number in the log. */
export type PublicationTables = {
  publication_event: {
    id: Generated<number>;
    kind: PublicationKind;
    round_id: string;
    submission_id: Optional<string>;
    revision: Optional<number>;
    digest: string;
    at: Timestamp;
  };
  publication: { number: number; event_id: number; chain: string; numbered_at: Timestamp };
};
