import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { UploadedFile } from '../call/binding.ts';
import { problem } from '../problems/catalogue.ts';

const BROKEN = 'Nội dung tải lên bị cắt ngang hoặc sai dạng. Hãy tải tệp lên lại.';

/** The plugin's limits say their status; the parser's own errors (a missing boundary, an end that never comes) say nothing. */
const isRefusal = (error: unknown): boolean => typeof error === 'object' && error !== null && 'statusCode' in error;

const allFiles = async (request: FastifyRequest): Promise<UploadedFile[]> => {
  const files: UploadedFile[] = [];
  for await (const part of request.files()) {
    files.push({
      field: part.fieldname,
      name: part.filename.normalize('NFC'),
      mediaType: part.mimetype,
      content: await part.toBuffer(),
    });
  }
  return files;
};

/** All files of a multipart request, in memory: limits on size and count stand in the plugin's options. */
export const readFiles = async (request: FastifyRequest): Promise<UploadedFile[]> => {
  if (!request.isMultipart()) throw problem('unsupported-media');
  const files = await allFiles(request).catch((error: unknown) => {
    throw isRefusal(error) ? error : problem('bad-request', { detail: BROKEN });
  });
  if (files.length === 0) throw problem('bad-request', { findings: [{ at: 'body', message: 'chưa có tệp nào' }] });
  return files;
};
