import type { Json, Optional, OptionalTimestamp, Timestamp } from '../../platform/db/columns.ts';
import type { DrillStep } from '../contract.ts';

/** What became of backups, their copies, and trials of restoring. */
export type BackupTables = {
  backup: {
    id: string;
    began_at: Timestamp;
    ended_at: Timestamp;
    cause: 'schedule' | 'asked' | 'command';
    at: OptionalTimestamp;
    file: Optional<string>;
    bytes: Optional<number>;
    sha256: Optional<string>;
    tables: Optional<number>;
    rows: Optional<number>;
    product: Optional<string>;
    migration: Optional<string>;
    seal_size: Optional<number>;
    error: Optional<string>;
    asked_by: Optional<string>;
  };
  backup_copy: {
    backup_id: string;
    place: string;
    tried_at: Timestamp;
    sent_at: OptionalTimestamp;
    error: Optional<string>;
    removed_at: OptionalTimestamp;
  };
  backup_drill: {
    id: string;
    backup_id: Optional<string>;
    file: string;
    place: Optional<string>;
    began_at: Timestamp;
    ended_at: Timestamp;
    outcome: 'passed' | 'failed' | 'refused';
    steps: Json<DrillStep[]>;
    reason: Optional<string>;
    asked_by: Optional<string>;
  };
};
