import * as T from 'typebox';
import { uploadAttachment } from '../../src/documents/contract.ts';
import type { Client } from './client.ts';
import { smallPdf } from './small-pdf.ts';

const pdf = smallPdf();
/** The client sends bytes as they are. */
const upload = { ...uploadAttachment, body: T.Unknown() };

/** Sends a small PDF as a person; returns the id under which it is kept. */
export const attachAs = async (client: Client, name = 'van-ban.pdf'): Promise<string> => {
  const head = `--ranh-gioi\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), pdf, Buffer.from('\r\n--ranh-gioi--\r\n')]);
  const headers = { 'content-type': 'multipart/form-data; boundary=ranh-gioi' };
  const answer = await client.call(upload, { body }, { headers });
  if (answer.status !== 200) throw new Error(`upload refused: ${JSON.stringify(answer.problem)}`);
  return answer.body.attachments[0]?.id ?? '';
};

/** A paper that a request or a handover rests on, with its file. */
export const paperAs = async (client: Client, day = '2022-11-21') => ({
  number: '35/UBND-VP',
  day,
  signer: 'Nông Văn Thành',
  attachments: [await attachAs(client)],
});
