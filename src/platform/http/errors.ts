import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { validationFindings } from '../call/validation.ts';
import { isFull, isUnreachable } from '../db/unreachable.ts';
import { Problem, type ProblemCode, problem } from '../problems/catalogue.ts';
import { constraintProblem } from '../problems/constraints.ts';
import { limitPassed } from './too-large.ts';

const byStatus: Record<number, ProblemCode> = {
  400: 'bad-request',
  404: 'not-found',
  413: 'too-large',
  415: 'unsupported-media',
  429: 'too-many-requests',
  503: 'unavailable',
};

/** Whatever was thrown, as one of our problems: nothing of the inside (stack, SQL, path) gets out. */
export const toProblem = (error: unknown, bodyLimit?: number): Problem => {
  if (error instanceof Problem) return error;
  const fastify = error as Partial<FastifyError>;
  if (fastify.validation)
    return problem('bad-request', {
      findings: validationFindings(fastify.validationContext ?? '', fastify.validation),
    });
  const constraint = constraintProblem(error);
  if (constraint) return constraint;
  if (isFull(error)) return problem('storage-full');
  if (isUnreachable(error)) return problem('unavailable');
  const status = fastify.statusCode;
  const limit = limitPassed(fastify.code, bodyLimit);
  if (limit) return problem('too-large', { detail: limit });
  if (status !== undefined && status >= 400 && status < 500) return problem(byStatus[status] ?? 'bad-request');
  if (status === 503) return problem('unavailable');
  return problem('unexpected');
};

/** In how many seconds it is worth asking again (RFC 9110, 10.2.3); undefined where asking again brings the same answer. */
const retryAfter = ({ status, facts }: Problem): number | undefined => {
  if (status !== 503 && status !== 429) return undefined;
  const { retryAfterSeconds } = facts;
  return typeof retryAfterSeconds === 'number' ? retryAfterSeconds : status === 503 ? 5 : 30;
};

export const sendProblem = (request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply => {
  const found = toProblem(error, request.routeOptions?.bodyLimit);
  if (found.status >= 500) request.log.error({ err: error, requestId: request.id }, 'request failed');
  else request.log.debug({ code: found.code, requestId: request.id }, 'request refused');
  if (found.code === 'token-unknown') reply.header('www-authenticate', 'Bearer error="invalid_token"');
  const later = retryAfter(found);
  if (later !== undefined && !reply.hasHeader('retry-after')) reply.header('retry-after', String(later));
  if (found.code === 'range-outside') reply.header('content-range', `bytes */${String(found.facts.size)}`);
  return reply
    .code(found.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(problemBody(found, request.id));
};

/** RFC 9457: what is wrong, what to do, where; `instance` is the id for support. */
export const problemBody = ({ code, title, status, facts: { detail, ...facts } }: Problem, instance: string) => ({
  type: `/problems/${code}`,
  code,
  title,
  status,
  ...(detail ? { detail } : {}),
  ...facts,
  instance,
});
