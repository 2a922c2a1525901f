import type { Generated } from 'kysely';
import type { Defaulted, Optional, Timestamp } from '../../platform/db/columns.ts';

/** Letters and their files. */
export type DocumentTables = {
  letter: {
    id: Generated<string>;
    number: string;
    day: string;
    signer: Optional<string>;
    subject: string;
    unit_id: number;
    created_by: string;
    created_at: Timestamp;
    confidential: Defaulted<boolean>;
  };
  attachment: {
    id: Generated<string>;
    letter_id: Optional<string>;
    name: string;
    media_type: string;
    size: number;
    sha256: string;
    content: Uint8Array;
    created_by: string;
    created_at: Timestamp;
  };
};
