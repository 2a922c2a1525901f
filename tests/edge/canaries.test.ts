import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { listLostPasswords } from '../../src/accounts/contract/lost-password.ts';
import { issuePassword, listAccounts, setCustodian } from '../../src/accounts/contract.ts';
import { bindings } from '../../src/app/bindings.ts';
import { askLostPassword } from '../../src/sign-in/contract/lost-password.ts';
import { confirmSecondFactor, startSecondFactor } from '../../src/sign-in/contract/second-factor.ts';
import { changePassword, signIn } from '../../src/sign-in/contract.ts';
import { type Client, createClient } from '../world/client.ts';
import { PASSWORD, type PersonName, people } from '../world/people.ts';
import { type Edge, openEdge } from './edge-server.ts';

const canary = {
  phone: '0987 123 498',
  email: 'hoang-yen.canary@damthuy.example',
  password: 'Chim-Hoang-Yen-2022?',
  callBack: '0976 555 321',
  caller: 'Người Báo Mất Canary',
  message: 'tin nhắn canary riêng tư',
} as const;

/** What pg_dump of the machine's newest PostgreSQL writes of the database, as text. */
const dumpByServer = (server: string, database: string): string => {
  const base = '/usr/lib/postgresql';
  const version = readdirSync(base).sort((a, b) => Number(b) - Number(a))[0] ?? '';
  const { stdout, stderr, status } = spawnSync(
    join(base, version, 'bin/pg_dump'),
    ['--inserts', `${server}${database}`],
    {
      encoding: 'utf8',
      maxBuffer: 512 * 1024 * 1024,
    },
  );
  if (status !== 0) throw new Error(`pg_dump: ${stderr}`);
  return stdout;
};

/** Every row of every table as text: what a dump of the embedded database holds. */
const dumpByRows = async ({ database }: Edge): Promise<string> => {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema()`.execute(database.owner);
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.table(name)} t`.execute(
      database.owner,
    );
    parts.push(`${name}\n${rows.map(({ text }) => text).join('\n')}`);
  }
  return parts.join('\n');
};

const dumpOf = async (edge: Edge): Promise<string> => {
  const server = inject('worldServer');
  if (server === '') return dumpByRows(edge);
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(edge.database.owner);
  return dumpByServer(server, rows[0]?.name ?? '');
};

describe('canaries', () => {
  let edge: Edge;
  /** What was planted, by name, and what the server itself made. */
  const planted = new Map<string, string>(Object.entries(canary));

  const client = async (name: PersonName): Promise<Client> => {
    const one = createClient(edge.server);
    const { status, problem } = await one.call(signIn, {
      body: { username: people[name].username, password: PASSWORD },
    });
    if (status !== 200) throw new Error(JSON.stringify(problem));
    planted.set(`session of ${name}`, one.cookie?.split('=')[1] ?? '');
    return one;
  };
  const must = <A extends { status: number; problem: unknown }>(answer: A): A => {
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.problem));
    return answer;
  };

  beforeAll(async () => {
    edge = await openEdge({ logLevel: 'trace' });
    const [quan, lan] = [await client('quan'), await client('lan')];
    const { accounts } = must(await quan.call(listAccounts)).body;
    const idOf = (username: string) => accounts.find((one) => one.username === username)?.id ?? '';
    const custodian = { fullName: 'Hoàng Thị Lan', position: 'Công chức', section: 'Văn hóa' };
    must(
      await quan.call(setCustodian, {
        params: { id: idOf(people.nga.username) },
        body: { ...custodian, phone: canary.phone, email: canary.email },
      }),
    );
    must(await lan.call(changePassword, { body: { current: PASSWORD, next: canary.password } }));
    const started = must(await lan.call(startSecondFactor, { body: { password: canary.password } })).body;
    planted.set('TOTP seed', started.secret);
    const code = generateSync({ secret: started.secret, epoch: Math.floor(edge.clock.now.getTime() / 1000) });
    const { recoveryCodes } = must(await lan.call(confirmSecondFactor, { body: { code } })).body;
    recoveryCodes.forEach((one, index) => {
      planted.set(`recovery code ${index}`, one);
    });
    const issued = must(
      await quan.call(issuePassword, { params: { id: idOf(people.kim.username) }, body: { reason: 'thử' } }),
    ).body;
    planted.set('one-time password', JSON.stringify(issued).match(/"oneTimePassword":"([^"]+)"/)?.[1] ?? '');
    const asked = {
      unit: 'Xã Đàm Thủy',
      fullName: canary.caller,
      phone: canary.callBack,
      message: canary.message,
      username: people.lan.username,
    };
    must(await createClient(edge.server).call(askLostPassword, { body: asked }));
    // What is refused is not written down either.
    await createClient(edge.server).call(signIn, {
      body: { username: people.sen.username, password: canary.password },
    });
    await createClient(edge.server).call(signIn, { body: { username: canary.password, password: 'x' } });
  });
  afterAll(() => edge.close());

  it('SEC-22 those who may see them still do', async () => {
    const quan = await client('quan');
    const { accounts } = (await quan.call(listAccounts)).body;
    const nga = accounts.find(({ username }) => username === people.nga.username);
    expect([nga?.custodian?.phone, nga?.custodian?.email]).toEqual([canary.phone, canary.email]);
    const [asked] = (await quan.call(listLostPasswords, { query: {} })).body.requests;
    expect([asked?.fullName, asked?.phone, asked?.message]).toEqual([canary.caller, canary.callBack, canary.message]);
  });

  it('SEC-22 ASVS 6.5.2 telephone, e-mail, password, tokens and seeds are not found in a dump of the database', async () => {
    const dump = await dumpOf(edge);
    expect(dump).toContain(people.nga.username);
    expect(planted.size).toBeGreaterThan(18);
    expect([...planted].filter(([, value]) => value.length < 8)).toEqual([]);
    const found = [...planted]
      .filter(([name, value]) => name !== 'password' && dump.includes(value))
      .map(([name]) => name);
    expect(found).toEqual([]);
  });

  it('ASVS 16.2.5 a password typed where the name belongs is not kept in the trail', async () => {
    expect(await dumpByRows(edge)).not.toContain(canary.password);
  });

  it('ASVS 16.2.5 nor in the log, at its most talkative', async () => {
    const text = edge.log.join('');
    expect([...planted].filter(([, value]) => text.includes(value)).map(([name]) => name)).toEqual([]);
    expect(text).toContain('request refused');
  });

  it('ASVS 14.2.1 no address of the product takes a secret or a personal value in its path or query', () => {
    const personal = /pass|secret|token|phone|email|code$|otp|seed|cccd|fullname/i;
    const named = bindings.flatMap(({ route }) =>
      [...Object.keys(route.query?.properties ?? {}), ...Object.keys(route.params?.properties ?? {})].map(
        (name) => [`${route.method} ${route.path}`, name] as const,
      ),
    );
    // The code by which a form, a list, a class of units or an indicator is known.
    const known = /\/(forms|form-drafts|code-lists|classifications|indicators|prints?|reports?)\b/;
    expect(named.filter(([address, name]) => personal.test(name) && !(name === 'code' && known.test(address)))).toEqual(
      [],
    );
  });
});
