import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PostgreSQL server of our own on loopback, as a non-root user, in a temporary directory. */
export type OwnServer = { readonly url: (database: string) => string; readonly stop: () => void };

const binaries = (): string => {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base)
    ? readdirSync(base).filter((name) => existsSync(join(base, name, 'bin/initdb')))
    : [];
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  if (!newest) throw new Error('PostgreSQL is not installed: apt-get install postgresql-15');
  return join(base, newest, 'bin');
};

/** initdb refuses to run as root: then the package's own user does it. */
const asServerUser = (command: string, args: readonly string[]): void => {
  const root = process.getuid?.() === 0;
  const [program, rest] = root ? ['runuser', ['-u', 'postgres', '--', command, ...args]] : [command, [...args]];
  const { status, stderr } = spawnSync(program, rest, {
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  if (status !== 0) throw new Error(`${command}: ${stderr?.toString() ?? status}`);
};

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

const shareWithServerUser = (directory: string): void => {
  if (process.getuid?.() !== 0) return;
  chmodSync(directory, 0o755);
  const { status } = spawnSync('chown', ['postgres:', directory]);
  if (status !== 0) throw new Error('chown postgres failed');
};

/** `durable: false` leaves fsync out: for tests, never for measuring. */
export const startPostgres = async ({ durable }: { readonly durable: boolean }): Promise<OwnServer> => {
  const bin = binaries();
  const directory = mkdtempSync(join(tmpdir(), 'dan-toc-pg-'));
  shareWithServerUser(directory);
  const data = join(directory, 'data');
  const port = await freePort();
  asServerUser(join(bin, 'initdb'), [
    '-D',
    data,
    '-U',
    'owner',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    ...(durable ? [] : ['-N']),
  ]);
  const settings = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=${directory} -c max_connections=100 -c shared_buffers=512MB${durable ? '' : ' -c fsync=off -c full_page_writes=off -c synchronous_commit=off'}`;
  asServerUser(join(bin, 'pg_ctl'), [
    '-D',
    data,
    '-w',
    '-t',
    '60',
    '-l',
    join(directory, 'log'),
    '-o',
    settings,
    'start',
  ]);
  return {
    url: (database) => `postgres://owner@127.0.0.1:${port}/${database}`,
    stop: () => {
      asServerUser(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
