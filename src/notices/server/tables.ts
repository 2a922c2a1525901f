import type { Generated } from 'kysely';
import type { Optional, OptionalTimestamp, Timestamp } from '../../platform/db/columns.ts';
import type { NoticeKind } from '../contract.ts';

/** What units were told. */
export type NoticeTables = {
  notice: {
    number: Generated<string>;
    id: Generated<string>;
    unit_id: number;
    kind: NoticeKind;
    duty: Optional<string>;
    title: string;
    body: string;
    link: Optional<string>;
    once: Optional<string>;
    created_by: Optional<string>;
    from_unit_id: Optional<number>;
    created_at: Timestamp;
    read_at: OptionalTimestamp;
    read_by: Optional<string>;
  };
};
