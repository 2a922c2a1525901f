import type { FastifyRequest } from 'fastify';
import type { RequestOrigin } from '../call/origin.ts';

export const originOf = (request: FastifyRequest): RequestOrigin => ({
  id: request.id,
  address: request.ip,
  port: request.socket.remotePort ?? null,
  userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
});
