import type { Socket } from 'node:net';
import { type Problem, problem } from '../problems/catalogue.ts';
import { problemBody } from './errors.ts';
import { securityHeaders } from './security-headers.ts';

type ClientError = Error & { readonly code?: string };

const problemOf = (code: string | undefined): Problem => {
  if (code === 'HPE_HEADER_OVERFLOW') return problem('too-large', { detail: 'Phần đầu (header) của yêu cầu dài quá.' });
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return problem('too-slow');
  return problem('bad-request', { detail: 'Máy chủ không đọc được yêu cầu HTTP này.' });
};

const reasons: Record<number, string> = { 408: 'Request Timeout', 413: 'Content Too Large' };

/** What is no HTTP request at all (a malformed line, headers without end) never reaches a route: answered on the bare connection. */
export const answerUnreadable = (error: ClientError, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const found = problemOf(error.code);
  const body = Buffer.from(JSON.stringify(problemBody(found, crypto.randomUUID())));
  const head = [
    `HTTP/1.1 ${found.status} ${reasons[found.status] ?? 'Bad Request'}`,
    ...Object.entries(securityHeaders).map(([name, value]) => `${name}: ${value}`),
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${body.length}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  if (socket.writable) socket.write(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]));
  socket.destroySoon();
};
