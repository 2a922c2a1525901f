import { existsSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { problem } from '../problems/catalogue.ts';
import { sendProblem } from './errors.ts';

const YEAR = 31_536_000;

/** The page: hashed assets for a year, the shell for every address that is not the API's. */
export const servePages = async (server: FastifyInstance, directory: string | undefined): Promise<void> => {
  const built = directory !== undefined && existsSync(join(directory, 'index.html'));
  if (built) {
    await server.register(files, {
      root: directory,
      index: false,
      wildcard: false,
      cacheControl: false,
      // The build lays a .br and a .gz beside each file worth it.
      preCompressed: true,
      setHeaders: (reply, path) =>
        void reply.header(
          'cache-control',
          path.includes('/assets/') ? `public, max-age=${YEAR}, immutable` : 'no-cache',
        ),
    });
  }
  server.setNotFoundHandler((request, reply) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    // A dot in the path asks for a file; in the query it is part of what is being looked at (`?tai-khoan=damthuy.trungkhanh`).
    const [path = ''] = request.url.split('?');
    const page = built && reads && !path.startsWith('/api/') && !path.includes('.');
    return page
      ? reply.header('cache-control', 'no-cache').sendFile('index.html')
      : sendProblem(request, reply, problem('not-found'));
  });
};
