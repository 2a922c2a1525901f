import * as T from 'typebox';
import { uploadAttachment } from '../../src/documents/contract.ts';
import type { Client } from './client.ts';
import { smallPdf } from './small-pdf.ts';

const pdf = smallPdf();
/** The client sends bytes as they are. */
const upload = { ...uploadAttachment, body: T.Unknown() };

/** What goes along with a file: what it is, and its name (RFC 8187). */
export const fileHeaders = (name: string, type = 'application/pdf') => ({
  'content-type': type,
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
});

/** Sends a small PDF as a person; returns the id under which it is kept. */
export const attachAs = async (client: Client, name = 'van-ban.pdf'): Promise<string> => {
  const answer = await client.call(upload, { body: pdf }, { headers: fileHeaders(name) });
  if (answer.status !== 200) throw new Error(`upload refused: ${JSON.stringify(answer.problem)}`);
  return answer.body.id;
};

/** A paper that a request or a handover rests on, with its file. */
export const paperAs = async (client: Client, day = '2022-11-21') => ({
  number: '35/UBND-VP',
  day,
  signer: 'Nông Văn Thành',
  attachments: [await attachAs(client)],
});
