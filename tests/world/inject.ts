import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';

/** Hands a request to the server without a socket and ends it afterwards, as a connection would: nothing waits for its body any more. */
export const inject = async (server: FastifyInstance, request: InjectOptions): Promise<LightMyRequestResponse> => {
  const response = await server.inject(request);
  response.raw.req.emit('close');
  return response;
};
