import type { FastifyRequest } from 'fastify';
import { type Arrival, type Credential, isWrite } from '../call/door.ts';
import { findRequestKey } from '../call/request-keys.ts';
import { PAGE_OF } from '../contract/page-of.ts';
import type { RouteShape } from '../contract/route.ts';
import { acceptedOf } from './accepted.ts';
import type { Cookies } from './cookies.ts';
import { originOf } from './origin.ts';

const BEARER = /^bearer +([\w.~+/-]+=*) *$/i;

/** The token of a program (RFC 6750). A browser never sends one by accident, as it does a cookie. */
export const bearerOf = ({ headers }: FastifyRequest): string | undefined =>
  BEARER.exec(headers.authorization ?? '')?.[1];

/** A program says who it is; a cookie that comes along counts for nothing then. */
const credentialOf = (request: FastifyRequest, { name }: Cookies): Credential | undefined => {
  const bearer = bearerOf(request);
  if (bearer !== undefined) return { by: 'bearer', token: bearer };
  const session = request.cookies[name];
  return session ? { by: 'session', token: session } : undefined;
};

const pageOfHeader = ({ headers }: FastifyRequest): string | undefined => {
  const value = headers[PAGE_OF];
  return typeof value === 'string' ? value : undefined;
};

/** A request as a call: who says to be calling, from where, under which key. */
export const arrivalOf = (request: FastifyRequest, route: RouteShape, cookies: Cookies): Arrival => ({
  credential: credentialOf(request, cookies),
  origin: originOf(request),
  background: request.headers['x-background'] === '1',
  takes: acceptedOf(request, route),
  key:
    isWrite(route) && route.idempotency !== 'none'
      ? findRequestKey(request.headers['idempotency-key'], request.method, request.url, request.body)
      : undefined,
  device: request.cookies[cookies.device],
  pageOf: pageOfHeader(request),
});
