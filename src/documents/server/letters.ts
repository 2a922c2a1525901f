import { sql } from 'kysely';
import type { Static } from 'typebox';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import type { Letter as LetterSchema } from '../contract.ts';

export type Letter = Static<typeof LetterSchema>;
export type NewLetter = {
  readonly number: string;
  readonly day: string;
  readonly signer?: string | null | undefined;
  readonly subject: string;
  readonly unitId: number;
  readonly attachments?: readonly string[] | undefined;
  /** Names people: its files are only for the unit that wrote it and for those who manage accounts. */
  readonly confidential?: boolean;
};

/** Ties uploads to a letter: only one's own and only those not tied yet; anything else is as if it were not there (404). */
export const attachToLetter = async (
  tx: Db,
  letterId: string,
  attachmentIds: readonly string[],
  accountId: string,
): Promise<void> => {
  const wanted = new Set(attachmentIds);
  if (wanted.size === 0) return;
  const tied = await tx
    .updateTable('attachment')
    .set({ letter_id: letterId })
    .where('id', '=', sql<string>`any(${arrayLiteral([...wanted])}::uuid[])`)
    .where('created_by', '=', accountId)
    .where('letter_id', 'is', null)
    .executeTakeFirst();
  if (Number(tied.numUpdatedRows) !== wanted.size)
    throw problem('not-found', { detail: 'Không tìm thấy tệp đính kèm. Tải tệp lên lại rồi gửi.' });
};

/** Records a letter (văn bản) with its attachments; returns its id. */
export const createLetter = async (tx: Db, letter: NewLetter, accountId: string, now: Date): Promise<string> => {
  const row = {
    number: letter.number,
    day: letter.day,
    signer: letter.signer ?? null,
    subject: letter.subject,
    unit_id: letter.unitId,
    created_by: accountId,
    created_at: now,
    confidential: letter.confidential ?? false,
  };
  const { id } = await tx.insertInto('letter').values(row).returning('id').executeTakeFirstOrThrow();
  await attachToLetter(tx, id, letter.attachments ?? [], accountId);
  return id;
};

/** Letters by id, with what is attached (never the content). */
export const lettersById = async (tx: Db, ids: readonly string[]): Promise<Map<string, Letter>> => {
  const among = sql<string>`any(${arrayLiteral([...ids])}::uuid[])`;
  const letters = await tx
    .selectFrom('letter')
    .select(['id', 'number', 'day', 'signer', 'subject'])
    .where('id', '=', among)
    .execute();
  const files = await tx
    .selectFrom('attachment')
    .select(['id', 'letter_id', 'name', 'media_type as mediaType', 'size'])
    .where('letter_id', '=', among)
    .orderBy('created_at')
    .orderBy('name')
    .orderBy('id')
    .execute();
  const attachmentsOf = (id: string) =>
    files.filter((file) => file.letter_id === id).map(({ letter_id: _, ...file }) => file);
  return new Map(letters.map((letter) => [letter.id, { ...letter, attachments: attachmentsOf(letter.id) }]));
};
