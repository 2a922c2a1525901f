import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { problem } from '../problems/catalogue.ts';
import { sendProblem } from './errors.ts';
import { shellUnder } from './shell.ts';

const YEAR = 31_536_000;

/** The first part of a path: `phieu` of `/phieu/abc`, nothing of `/`. */
const firstOf = (path: string): string => (path === '/' ? '' : path.split('/')[1] || path);

/** What the build says about its pages: first parts of their addresses. Without it every address may be one. */
const addressesIn = (directory: string): readonly string[] | undefined => {
  const file = join(directory, 'pages.json');
  if (!existsSync(file)) return undefined;
  const said: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return Array.isArray(said) ? said.map(String) : undefined;
};

/**
 * The page: hashed assets for a year, the shell for the addresses that are pages. Any other address is not found: a person sees
 * the page say so, a program that asks for `/metrics` or `/.env` gets a problem.
 */
export const servePages = async (
  server: FastifyInstance,
  directory: string | undefined,
  prefix = '',
): Promise<void> => {
  const built = directory !== undefined && existsSync(join(directory, 'index.html'));
  const addresses = built ? addressesIn(directory) : undefined;
  const shell = built ? shellUnder(join(directory, 'index.html'), prefix) : undefined;
  if (built) {
    await server.register(files, {
      root: directory,
      serve: false,
      cacheControl: false,
      // The build lays a .br and a .gz beside each file worth it.
      preCompressed: true,
      setHeaders: (reply, path) =>
        void reply.header(
          'cache-control',
          path.includes('/assets/') ? `public, max-age=${YEAR}, immutable` : 'no-cache',
        ),
    });
    for (const name of readdirSync(directory).filter((one) => /\.(js|svg)$/.test(one)))
      server.get(`/${name}`, (_request, reply) => reply.sendFile(name));
    // One address for all of a folder's files: a route for each took half a second of a start.
    server.get<{ Params: { '*': string } }>('/assets/*', (request, reply) =>
      reply.sendFile(`assets/${request.params['*']}`),
    );
  }
  server.setNotFoundHandler((request, reply) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    // A dot in the path asks for a file; in the query it is part of what is being looked at (`?tai-khoan=damthuy.trungkhanh`).
    const [path = ''] = request.url.split('?');
    const known = addresses?.includes(firstOf(path)) ?? true;
    const person = request.headers.accept?.includes('text/html') ?? false;
    const page = built && reads && !path.startsWith('/api/') && !path.includes('.') && (known || person);
    if (!page) return sendProblem(request, reply, problem('not-found'));
    reply.code(known ? 200 : 404).header('cache-control', 'no-cache');
    return shell === undefined ? reply.sendFile('index.html') : reply.type('text/html; charset=utf-8').send(shell);
  });
};
