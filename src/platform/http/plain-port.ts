import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { problem } from '../problems/catalogue.ts';
import { problemBody } from './errors.ts';
import { securityHeaders } from './security-headers.ts';
import { answerUnreadable } from './unreadable.ts';

const isPage = ({ method, url = '' }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'HEAD') && !/^\/(api|health)(\/|$|\?)/.test(url) && url.startsWith('/');

/**
 * The same address under TLS; the host is the one that is configured, never the one the request names (no open redirect). Two slashes
 * at the beginning would name a host, and a senseless one throws: undefined for an address that cannot be read.
 */
const underTls = (publicUrl: string, url: string): string | undefined => {
  try {
    const { pathname, search } = new URL(`/${url.replace(/^[/\\\s]+/, '')}`, 'http://x');
    return new URL(`${pathname.replace(/^\/+/, '/')}${search}`, publicUrl).href;
  } catch {
    return undefined;
  }
};

const refuse = (response: ServerResponse): void => {
  const refusal = problem('https-required');
  response.writeHead(refusal.status, {
    ...securityHeaders,
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'close',
  });
  response.end(JSON.stringify(problemBody(refusal, crypto.randomUUID())));
};

/**
 * The port without TLS: sends a person's browser on to the address with TLS, and refuses programs (ASVS 4.1.2): what they sent has
 * crossed the line in the clear, and must not seem to work.
 */
export const createPlainPort = (publicUrl: string | undefined): Server => {
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 20_000 }, (request, response) => {
    const location = publicUrl === undefined || !isPage(request) ? undefined : underTls(publicUrl, request.url ?? '/');
    if (location === undefined) return refuse(response);
    response.writeHead(308, {
      ...securityHeaders,
      location,
      'content-length': '0',
    });
    response.end();
  });
  server.on('clientError', answerUnreadable);
  return server;
};
