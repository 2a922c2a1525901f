import type { FastifyRequest } from 'fastify';
import { problem } from '../problems/catalogue.ts';
import { bearerOf } from './arrival.ts';

const ownOrigins = (request: FastifyRequest, publicUrl: string | undefined): readonly string[] =>
  publicUrl === undefined ? [`http://${request.host}`, `https://${request.host}`] : [new URL(publicUrl).origin];

/** What a browser says of the page that asks: only our own pages, or a person who typed the address. */
const ownFetch = ['same-origin', 'none'];

const reads = (method: string): boolean => method === 'GET' || method === 'HEAD';

/**
 * A write that comes from another site is refused, whatever its cookie: by its `Origin`, and where a browser leaves that out by its
 * fetch metadata (ASVS 3.5.1, 3.5.3). A program that sends neither is no browser and carries nobody's cookie by accident; one that comes with a
 * bearer token has no use for a cookie, and no page of another site can send one unless we allowed it.
 */
export const refuseForeignOrigin = (publicUrl: string | undefined) => async (request: FastifyRequest) => {
  if (reads(request.method) || bearerOf(request) !== undefined) return;
  const origin = request.headers.origin;
  const site = request.headers['sec-fetch-site'];
  const foreign = origin !== undefined && !ownOrigins(request, publicUrl).includes(origin);
  if (foreign || (site !== undefined && !ownFetch.includes(String(site)))) throw problem('foreign-origin');
};

/** Behind a proxy that ends TLS the API answers nobody who came to the proxy without it (ASVS 4.1.2): a redirect would come too late. */
export const refusePlainHttp = (publicUrl: string | undefined) => async (request: FastifyRequest) => {
  if (!publicUrl?.startsWith('https:') || request.headers['x-forwarded-proto'] === undefined) return;
  if (request.protocol === 'http' && request.url.startsWith('/api/')) throw problem('https-required');
};
