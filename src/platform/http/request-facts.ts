import type { FastifyRequest } from 'fastify';

/** Where a request came from, for the audit trail (SEC-15). */
export type RequestFacts = {
  readonly id: string;
  readonly address: string;
  readonly port: number | null;
  readonly userAgent: string | null;
};

export const requestFacts = (request: FastifyRequest): RequestFacts => ({
  id: request.id,
  address: request.ip,
  port: request.socket.remotePort ?? null,
  userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
});
