import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';

/**
 * An answer without content. To a HEAD an empty stream: for anything else Fastify would say a length of 0, which is not what the
 * GET would say.
 */
export const nothing = ({ method }: FastifyRequest): Readable | undefined =>
  method === 'HEAD' ? Readable.from([]) : undefined;
