import { sql } from 'kysely';
import type { SystemCall } from '../../platform/call/call.ts';
import type { BackupRow } from '../contract.ts';
import type { WrittenBackup } from './archive/write.ts';

export type Attempt = {
  readonly id: string;
  readonly beganAt: Date;
  readonly cause: BackupRow['cause'];
  readonly askedBy: string | null;
};

/** Where a copy went, or why not. */
export type Sent = { readonly place: string; readonly at: Date; readonly error?: string };

const keepCopies = async ({ tx }: SystemCall, id: string, copies: readonly Sent[]): Promise<void> => {
  for (const { place, at, error } of copies)
    await tx
      .insertInto('backup_copy')
      .values({ backup_id: id, place, tried_at: at, sent_at: error === undefined ? at : null, error: error ?? null })
      .execute();
};

const startOf = ({ id, beganAt, cause, askedBy }: Attempt) => ({
  id,
  began_at: beganAt,
  cause,
  asked_by: askedBy,
});

/** A backup that lies in one place at least. */
export const keepGood = async (
  call: SystemCall,
  attempt: Attempt,
  { manifest, bytes, sha256, name }: WrittenBackup,
  copies: readonly Sent[],
): Promise<void> => {
  const { content } = manifest;
  await call.tx
    .insertInto('backup')
    .values({
      ...startOf(attempt),
      ended_at: call.now,
      at: new Date(content.at),
      file: name,
      bytes,
      sha256,
      tables: content.tables.length,
      rows: content.tables.reduce((sum, { rows }) => sum + rows, 0),
      product: content.product,
      migration: content.migrations.at(-1)?.name ?? '',
      seal_size: content.seal?.size ?? null,
    })
    .execute();
  await keepCopies(call, attempt.id, copies);
  const places = copies.filter(({ error }) => error === undefined).map(({ place }) => place);
  const failed = copies.filter(({ error }) => error !== undefined).map(({ place }) => place);
  await call.audit({
    action: 'backup.make',
    objectType: 'backup',
    objectId: attempt.id,
    detail: { file: name, bytes, sha256, places, failed },
  });
};

/** One that came to nothing. */
export const keepFailed = async (call: SystemCall, attempt: Attempt, error: string): Promise<void> => {
  await call.tx
    .insertInto('backup')
    .values({ ...startOf(attempt), ended_at: call.now, error })
    .execute();
  await call.audit({
    action: 'backup.fail',
    objectType: 'backup',
    objectId: attempt.id,
    reason: error,
    result: 'refused',
  });
};

/** A copy that was sent later, or could not be. */
export const keepCopy = async ({ tx }: SystemCall, id: string, { place, at, error }: Sent): Promise<void> => {
  await sql`insert into backup_copy (backup_id, place, tried_at, sent_at, error)
    values (${id}::uuid, ${place}, ${at}::timestamptz, ${error === undefined ? at : null}::timestamptz, ${error ?? null})
    on conflict (backup_id, place) do update set tried_at = excluded.tried_at, sent_at = excluded.sent_at, error = excluded.error
    where backup_copy.sent_at is null`.execute(tx);
};
