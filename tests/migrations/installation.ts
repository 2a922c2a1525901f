import { generateSync } from 'otplib';
import { bindings } from '../../src/app/bindings.ts';
import { compose } from '../../src/app/compose.ts';
import { gate } from '../../src/app/gate.ts';
import { prepareInstallation } from '../../src/app/installation.ts';
import { jobsOf } from '../../src/app/jobs.ts';
import { openMachineCalls } from '../../src/platform/call/machine.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import type { Database } from '../../src/platform/db/open.ts';
import { openQueue } from '../../src/platform/jobs/queue.ts';
import { runDueJobs } from '../../src/platform/jobs/run-due.ts';
import type { Secrets } from '../../src/platform/secrets/secrets.ts';
import { completeSignIn } from '../../src/sign-in/contract/session.ts';
import { signIn } from '../../src/sign-in/contract.ts';
import { type Client, createClient } from '../world/client.ts';
import { PASSWORD, type PersonName, people } from '../world/people.ts';

export type As = (name: PersonName, password?: string) => Promise<Client>;

/** A whole installation over a database of its own, with real transactions and a clock that is set by hand. */
export type Installation = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly dataDirectory: string;
  readonly clock: { now: Date };
  /** Seeds by first name. */
  readonly secondFactors: Record<string, string>;
  /** Somebody signs in, with the code of their second factor where they have one. */
  readonly as: As;
  readonly stranger: () => Client;
  readonly runJobs: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type Wish = {
  readonly database: Database;
  readonly dataDirectory: string;
  readonly now: Date;
  readonly demonstration: boolean;
  readonly secondFactors?: Readonly<Record<string, string>>;
};

const signedIn = async (client: Client, name: PersonName, password: string, code?: () => string): Promise<Client> => {
  const first = await client.call(signIn, { body: { username: people[name].username, password } });
  if (first.status === 200) return client;
  const pending = String(first.problem.pending ?? '');
  if (!code || pending === '') throw new Error(`${name} cannot sign in: ${JSON.stringify(first.problem)}`);
  const { status, problem } = await client.call(completeSignIn, { body: { pending, code: code() } });
  if (status !== 200) throw new Error(`${name}: ${JSON.stringify(problem)}`);
  return client;
};

/** Brings the database to today's schema, does whatever a start does after that, and serves it. */
export const openInstallation = async (wish: Wish): Promise<Installation> => {
  const { database, dataDirectory, demonstration } = wish;
  const secondFactors = { ...wish.secondFactors };
  const clock = { now: wish.now };
  const config = readConfig({ DATA_DIR: dataDirectory });
  const { secrets } = await prepareInstallation({
    database,
    config,
    wish: demonstration ? 'demonstration' : 'empty',
    clock: () => clock.now,
  });
  const queue = openQueue(() => clock.now);
  const server = await compose({ database, clock: () => clock.now, logLevel: 'silent', secrets, queue });
  await server.ready();
  const codeOf = (secret: string) => () => generateSync({ secret, epoch: Math.floor(clock.now.getTime() / 1000) });
  return {
    database,
    secrets,
    dataDirectory,
    clock,
    secondFactors,
    as: (name, password = PASSWORD) => {
      const secret = secondFactors[name];
      return signedIn(createClient(server), name, password, secret === undefined ? undefined : codeOf(secret));
    },
    stranger: () => createClient(server),
    runJobs: async () => {
      const failures: string[] = [];
      const door = { database, gate, clock: () => clock.now, secrets, queue };
      const calls = openMachineCalls(door, bindings);
      await runDueJobs({
        jobs: jobsOf(config),
        services: { db: database.db, clock: () => clock.now, secrets, calls },
        onFailure: (job, failure) => void failures.push(`${job}: ${failure}`),
      });
      if (failures.length > 0) throw new Error(failures.join('\n'));
    },
    close: async () => {
      await server.close();
      await database.close();
    },
  };
};
