import { sql } from 'kysely';
import type { Call, HandlerInput } from '../../platform/http/call.ts';
import { found } from '../../platform/problems/catalogue.ts';
import type { downloadAttachment as route } from '../contract.ts';

/** A file as a download: attached to a letter, for everyone signed in (a campaign's letter goes to every unit); before that, for its uploader. */
export const downloadAttachment = async ({ tx, actor, audit }: Call, { params }: HandlerInput<typeof route>) => {
  const row = await tx
    .selectFrom('attachment')
    .select(['name', 'media_type as mediaType', sql<string>`encode(content, 'base64')`.as('content')])
    .where('id', '=', params.id)
    .where((is) => is.or([is('letter_id', 'is not', null), is('created_by', '=', actor.accountId)]))
    .executeTakeFirst();
  const file = found(row);
  await audit({
    action: 'document.download',
    objectType: 'attachment',
    objectId: params.id,
    detail: { name: file.name },
  });
  return { ...file, content: Buffer.from(file.content, 'base64') };
};
