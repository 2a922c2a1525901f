import type { Optional, OptionalJson, Timestamp } from '../db/columns.ts';

/** What requests with a key were answered. */
export type RequestKeyTable = {
  request_key: {
    account_id: string;
    key: string;
    body_digest: string;
    status: Optional<number>;
    reply: OptionalJson;
    at: Timestamp;
  };
};
