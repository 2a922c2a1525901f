import { sql } from 'kysely';
import type { Actor } from '../../platform/call/actor.ts';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { found } from '../../platform/problems/catalogue.ts';
import type { downloadAttachment as route } from '../contract.ts';

/** A letter about accounts is for the unit that wrote it and for those who manage accounts; every other for whoever is signed in. */
const readableLetter = ({ kind, duties, unitId }: Actor) => {
  const managesAccounts = kind === 'operator' && duties.includes('accounts');
  return sql<boolean>`exists (select 1 from letter l where l.id = attachment.letter_id
    and (not l.confidential or ${managesAccounts} or (${kind === 'unit'} and l.unit_id = ${unitId})))`;
};

/** A file as a download: attached to a letter, for its readers (a campaign's letter goes to every unit); before that, for its uploader. */
export const downloadAttachment = async ({ tx, actor, audit }: Call, { params }: HandlerInput<typeof route>) => {
  const row = await tx
    .selectFrom('attachment')
    .select(['name', 'media_type as mediaType', sql<string>`encode(content, 'base64')`.as('content')])
    .where('id', '=', params.id)
    .where((is) => is.or([readableLetter(actor), is('created_by', '=', actor.accountId)]))
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
