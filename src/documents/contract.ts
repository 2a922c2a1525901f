import * as T from 'typebox';
import { route } from '../platform/contract/route.ts';
import { Day, nullable, Uuid } from '../platform/contract/schemas.ts';
import { fileTypes } from './rules/file-type.ts';

export const AttachmentRow = T.Object({ id: Uuid, name: T.String(), mediaType: T.String(), size: T.Integer() });
export type AttachmentRow = T.Static<typeof AttachmentRow>;
export const Letter = T.Object({
  id: Uuid,
  number: T.String(),
  day: Day,
  signer: nullable(T.String()),
  subject: T.String(),
  attachments: T.Array(AttachmentRow),
});

export const uploadAttachment = route({
  method: 'POST',
  path: '/api/attachments',
  tag: 'Văn bản',
  summary: 'Tải một tệp đính kèm lên (PDF, Word, Excel, ảnh; tối đa 10 MB)',
  permission: 'documents.add',
  idempotency: 'none',
  // A machine without Word does not know what a docx is, and says `bytes`.
  upload: { types: [...fileTypes, 'bytes'], most: 10 * 1024 * 1024 },
  reply: AttachmentRow,
});
export const downloadAttachment = route({
  method: 'GET',
  path: '/api/attachments/:id',
  tag: 'Văn bản',
  summary: 'Tải tệp đính kèm',
  permission: 'signedIn',
  params: T.Object({ id: Uuid }),
  files: fileTypes,
  validator: 'strong',
  ranges: true,
});
