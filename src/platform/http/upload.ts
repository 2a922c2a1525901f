import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { problem } from '../problems/catalogue.ts';
import type { UploadedFile } from './call.ts';

/** All files of a multipart request, in memory: limits on size and count stand in the plugin's options. */
export const readFiles = async (request: FastifyRequest): Promise<UploadedFile[]> => {
  if (!request.isMultipart()) throw problem('unsupported-media');
  const files: UploadedFile[] = [];
  for await (const part of request.files()) {
    files.push({
      field: part.fieldname,
      name: part.filename.normalize('NFC'),
      mediaType: part.mimetype,
      content: await part.toBuffer(),
    });
  }
  if (files.length === 0) throw problem('bad-request', { findings: [{ at: 'body', message: 'chưa có tệp nào' }] });
  return files;
};
