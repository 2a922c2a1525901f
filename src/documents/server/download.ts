import { sql } from 'kysely';
import type { Actor } from '../../platform/call/actor.ts';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Later, Span } from '../../platform/call/file-answer.ts';
import { mediaTypeOf } from '../../platform/contract/media.ts';
import type { Db } from '../../platform/db/open.ts';
import { found } from '../../platform/problems/catalogue.ts';
import type { downloadAttachment as route } from '../contract.ts';
import { fileTypes } from '../rules/file-type.ts';

/** Bytes of one read. */
const PIECE = 1_048_576;

/** A letter about accounts is for the unit that wrote it and for those who manage accounts; every other for whoever is signed in. */
const readableLetter = ({ kind, duties, unitId }: Actor) => {
  const managesAccounts = kind === 'operator' && duties.includes('accounts');
  return sql<boolean>`exists (select 1 from letter l where l.id = attachment.letter_id
    and (not l.confidential or ${managesAccounts} or (${kind === 'unit'} and l.unit_id = ${unitId})))`;
};

/** The file where the asker may read it: attached to a letter, for its readers; before that, for its uploader. */
const readable = (tx: Db, actor: Actor, id: string) =>
  tx
    .selectFrom('attachment')
    .where('id', '=', id)
    .where((is) => is.or([readableLetter(actor), is('created_by', '=', actor.accountId)]));

/** Bytes `from` to `to`, read in pieces; over the line as base64, since the embedded engine gives bytes one by one. */
const piecesOf = async function* (actor: Actor, id: string, { read, signal }: Later, { from, to }: Span) {
  for (let at = from; at <= to && !signal.aborted; at += PIECE) {
    const length = Math.min(PIECE, to + 1 - at);
    const piece = sql<string>`encode(substring(content from ${at + 1}::integer for ${length}::integer), 'base64')`;
    const row = await read((tx) => readable(tx, actor, id).select(piece.as('piece')).executeTakeFirst());
    yield Buffer.from(found(row).piece, 'base64');
  }
};

/** A file as a download, or a part of it; known by the digest of its content, which never changes. */
export const downloadAttachment = async ({ tx, actor, audit }: Call, { params }: HandlerInput<typeof route>) => {
  const row = await readable(tx, actor, params.id)
    .select(['name', 'media_type as mediaType', 'size', 'sha256'])
    .executeTakeFirst();
  const { name, mediaType, size, sha256 } = found(row);
  const type = mediaTypeOf(mediaType);
  await audit({ action: 'document.download', objectType: 'attachment', objectId: params.id, detail: { name } });
  return {
    name,
    type: found(fileTypes.find((one) => one === type)),
    tag: sha256,
    content: {
      size,
      pieces: (later: Later, span: Span | undefined) =>
        piecesOf(actor, params.id, later, span ?? { from: 0, to: size - 1 }),
    },
  };
};
