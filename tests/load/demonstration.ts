import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changePassword, signIn } from '../../src/sign-in/contract.ts';
import { type ServerProcess, startServer } from '../machine/server-process.ts';
import { openSession, type Session } from '../scenario/api.ts';
import { OWN_PASSWORD } from '../scenario/province.ts';
import { memoryOf } from './process-memory.ts';

/** A data directory that holds the demonstration province, loaded once and then started on again and again. */
export type Demonstration = {
  readonly directory: string;
  /** Peak memory (MB) of the process that loaded it. */
  readonly loadPeak: number;
  /** Seconds that the first start took, loading included. */
  readonly loadSeconds: number;
  readonly start: () => Promise<ServerProcess>;
  readonly signIn: (server: ServerProcess, username: string) => Promise<Session>;
  readonly remove: () => void;
};

/** Sign-in names and one-time passwords, from the sheet that the first start wrote. */
const issuedPasswords = (directory: string): Map<string, string> => {
  const lines = readFileSync(join(directory, 'tai-khoan-minh-hoa.csv'), 'utf8').split('\r\n').slice(1);
  const fields = lines.map((line) => [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, text = '']) => text));
  return new Map(fields.filter(({ length }) => length >= 3).map((parts) => [parts[1] ?? '', parts[2] ?? '']));
};

/** The first time with the issued password, which is changed at once; afterwards with one's own. */
const signInTo = async (server: ServerProcess, directory: string, username: string): Promise<Session> => {
  const session = openSession(server.url);
  const own = await session.send(signIn, { body: { username, password: OWN_PASSWORD } });
  if (own.status === 200) return session;
  const issued = issuedPasswords(directory).get(username) ?? '';
  await session.must(signIn, { body: { username, password: issued } });
  await session.must(changePassword, { body: { current: issued, next: OWN_PASSWORD } });
  return session;
};

export const loadDemonstration = async (): Promise<Demonstration> => {
  const directory = mkdtempSync(join(tmpdir(), 'dan-toc-demo-'));
  const start = () => startServer({ dataDirectory: directory });
  const first = await start();
  const loadPeak = memoryOf(first.process.pid ?? 0).peak;
  await first.stop();
  return {
    directory,
    loadPeak,
    loadSeconds: first.readyAfter,
    start,
    signIn: (server, username) => signInTo(server, directory, username),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
};
