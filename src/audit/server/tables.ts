import type { Generated } from 'kysely';
import type { DefaultedJson, Optional, Timestamp } from '../../platform/db/columns.ts';

/** The trail and its seal. */
export type AuditTables = {
  audit_event: {
    id: Generated<number>;
    at: Timestamp;
    account_id: Optional<string>;
    account_name: Optional<string>;
    custodian_id: Optional<string>;
    custodian_name: Optional<string>;
    unit_id: Optional<number>;
    action: string;
    object_type: string;
    object_id: Optional<string>;
    result: 'done' | 'refused';
    reason: Optional<string>;
    detail: DefaultedJson<Record<string, unknown>>;
    address: Optional<string>;
    port: Optional<number>;
    user_agent: Optional<string>;
    request_id: Optional<string>;
    digest: string;
    format: Generated<number>;
    account_kind: Optional<string>;
    actor_unit_id: Optional<number>;
    before_digest: Optional<string>;
    after_digest: Optional<string>;
    recorded_at: Generated<Date>;
  };
  audit_leaf: { number: number; event_id: number; removable: boolean; hash: Uint8Array };
  audit_subtree: { level: number; position: number; hash: Uint8Array };
  audit_checkpoint: { size: number; root: Uint8Array; at: Timestamp; last_event_id: number; note: string };
};
