import { sql } from 'kysely';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Uploaded } from '../../platform/call/uploaded.ts';
import { mediaTypes } from '../../platform/contract/media.ts';
import { sha256 } from '../../platform/digest/digest.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import type { uploadAttachment as route } from '../contract.ts';
import { type FileType, fileNameOf, fileTypeOf, mayBegin } from '../rules/file-type.ts';

type Received = { readonly name: string; readonly type: FileType; readonly content: Buffer };

const notTaken = (name: string | undefined) =>
  problem('unsupported-media', {
    detail: `Tệp “${(name ?? '').slice(0, 200)}” không phải PDF, Word (docx), Excel (xlsx), PNG hay JPEG còn nguyên vẹn. Mở tệp để kiểm tra, lưu lại dưới một trong các dạng đó rồi tải lên.`,
  });

/** A file as it comes in: refused at its first bytes where they can be the beginning of nothing that is taken, at its end where it is not whole. */
export const receiveAttachment = async (
  _outside: unknown,
  { upload: { name, bytes } }: { readonly upload: Uploaded },
): Promise<Received> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) {
    if (pieces.length === 0 && !mayBegin(piece)) throw notTaken(name);
    pieces.push(piece);
  }
  const content = Buffer.concat(pieces);
  const type = fileTypeOf(content);
  if (!type) throw notTaken(name);
  return { name: fileNameOf(name ?? '', type), type, content };
};

/** Takes a file in (PDF, Word, Excel, PNG, JPEG by its content, 10 MB); until a letter names it only its uploader sees it. */
export const uploadAttachment = async (
  call: Call,
  { prepared }: HandlerInput<typeof route> & { readonly prepared: Received },
) => {
  const { id, name, media_type, size, ...row } = rowOf(prepared, call);
  await call.tx
    .insertInto('attachment')
    .values({ id, name, media_type, size, ...row })
    .execute();
  await call.audit({
    action: 'document.upload',
    objectType: 'attachment',
    objectId: id,
    detail: { name, size, sha256: row.sha256 },
  });
  return { id, name, mediaType: media_type, size };
};

/** The content goes over as base64: the embedded engine takes bytes one by one and needs twenty times as long. */
const rowOf = ({ name, type, content }: Received, { actor, now }: Call) => ({
  id: crypto.randomUUID(),
  name,
  media_type: mediaTypes[type],
  size: content.length,
  sha256: sha256(content),
  content: sql<Uint8Array>`decode(${content.toString('base64')}, 'base64')`,
  created_by: actor.accountId,
  created_at: now,
});
