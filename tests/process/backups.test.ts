import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askForBackup, askForDrill, type Backups, getBackups } from '../../src/backups/contract.ts';
import { checkWhole } from '../../src/backups/server/archive/check.ts';
import { newKeyFile } from '../../src/backups/server/archive/seal.ts';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { getMe, signIn } from '../../src/sign-in/contract.ts';
import { type OwnServer, startPostgres } from '../machine/postgres.ts';
import { type ServerProcess, startServer } from '../machine/server-process.ts';
import { openSession, type Session } from '../scenario/api.ts';
import { openLedger } from '../scenario/ledger.ts';
import { FOUNDER, found, OWN_PASSWORD } from '../scenario/province.ts';

const built = (name: string) => join(projectRoot, 'dist/node/src/app', `${name}-command.js`);
const KEYS = ['khoa-bi-mat', 'khoa-niem-phong'] as const;

describe.each(['postgres', 'embedded'] as const)('R51 R52 backups of an installation on %s', (engine) => {
  const directory = mkdtempSync(join(tmpdir(), 'dan-toc-sao-luu-'));
  const at = (...parts: string[]) => join(directory, ...parts);
  let postgres: OwnServer | undefined;
  let server: ServerProcess;
  let founder: Session;
  let environment: Record<string, string>;

  const createDatabase = async (name: string): Promise<string> => {
    if (!postgres) return '';
    const admin = new pg.Client({ connectionString: postgres.url('postgres') });
    await admin.connect();
    await admin.query(`create database ${name}`);
    await admin.end();
    return postgres.url(name);
  };
  const settings = (more: Record<string, string> = {}) => ({
    ...process.env,
    LOG_LEVEL: 'error',
    PUBLIC_URL: '',
    AUDIT_DIR: '',
    SECRET_KEYS_FILE: '',
    ...environment,
    DATA_DIR: at('data'),
    ...more,
  });
  const command = (name: string, args: readonly string[], more: Record<string, string> = {}) =>
    spawnSync(process.execPath, [built(name), ...args], { encoding: 'utf8', env: settings(more), timeout: 120_000 });
  const lying = (place: string): string[] => (existsSync(at(place)) ? readdirSync(at(place)) : []);
  const newest = (): string =>
    at(
      'mot',
      lying('mot')
        .filter((name) => name.endsWith('.tar'))
        .toSorted()
        .at(-1) ?? '',
    );
  /** An empty place with the installation's own keys in it. */
  const emptyPlace = async (name: string) => {
    mkdirSync(at(name), { recursive: true });
    for (const key of KEYS) if (existsSync(at('data', key))) copyFileSync(at('data', key), at(name, key));
    return { DATA_DIR: at(name), DATABASE_URL: await createDatabase(name.replaceAll('-', '_')) };
  };
  const restoreInto = (place: Record<string, string>, file = newest(), key = at('khoa.txt')) =>
    command('restore', [file, '--key', key], place);

  beforeAll(async () => {
    if (engine === 'postgres') postgres = await startPostgres({ durable: false });
    const key = await newKeyFile(new Date());
    writeFileSync(at('khoa.txt'), key.text);
    environment = {
      DATABASE_URL: await createDatabase('goc'),
      BACKUP_DIRS: `${at('mot')},${at('hai')}`,
      BACKUP_RECIPIENTS: key.recipient,
      BACKUP_KEY_FILE: at('khoa.txt'),
    };
    server = await startServer({ args: ['--empty'], environment, dataDirectory: at('data') });
    founder = await found(server.url, server.secret ?? '', openLedger());
  });
  afterAll(async () => {
    await server?.stop();
    postgres?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const standing = (): Promise<Backups> => founder.must(getBackups, { query: {} });

  it('R51 SEC-25 a press brings one whole file to both places, and the page says so', async () => {
    expect((await standing()).alarms.map(({ code }) => code)).toEqual(['none']);
    await founder.must(askForBackup);
    await expect.poll(async () => (await standing()).backups.length, { timeout: 60_000 }).toBe(1);
    const { backups, alarms } = await standing();
    expect(alarms).toEqual([]);
    expect(backups[0]).toMatchObject({ cause: 'asked', askedBy: FOUNDER, error: null });
    expect(backups[0]?.copies.map(({ place, error }) => [place, error])).toEqual([
      [at('hai'), null],
      [at('mot'), null],
    ]);
    expect(lying('mot')).toEqual([backups[0]?.written?.file]);
    const { sha256, bytes } = await checkWhole(newest());
    expect({ sha256, bytes }).toMatchObject({ sha256: backups[0]?.written?.sha256, bytes: backups[0]?.written?.bytes });
    expect(readFileSync(at('hai', lying('hai')[0] ?? ''))).toEqual(readFileSync(newest()));
    await expect.poll(() => readdirSync(at('data', 'sao-luu-tam')), { timeout: 20_000 }).toEqual([]);
  });

  it('R52 SEC-25 a trial restores it from the farthest place, signs in, adds up, prints, and leaves nothing behind', async () => {
    await founder.must(askForDrill);
    await expect.poll(async () => (await standing()).drills.length, { timeout: 110_000 }).toBe(1);
    const { drills, backups } = await standing();
    expect(drills[0]).toMatchObject({ outcome: 'passed', reason: null, askedBy: FOUNDER, place: at('hai') });
    expect(drills[0]?.steps.map(({ step }) => step)).toEqual([
      'fetch',
      'content',
      'load',
      'trail',
      'sign-in',
      'total',
      'print',
    ]);
    expect(drills[0]?.steps.find(({ step }) => step === 'sign-in')?.words).toContain(FOUNDER);
    expect(backups[0]?.drill?.outcome).toBe('passed');
    await expect.poll(() => readdirSync(at('data', 'sao-luu-tam')), { timeout: 20_000 }).toEqual([]);
  });

  it('R52 it comes back into an empty place: who had an account signs in there, and the trail is proven', async () => {
    const place = await emptyPlace('dung-lai');
    const { status, stdout, stderr } = restoreInto(place);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('đều khớp với bản sao lưu');
    const again = restoreInto(place);
    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('không trống')]);
    const copy = await startServer({
      args: ['--empty'],
      environment: { ...environment, ...place },
      dataDirectory: at('dung-lai'),
    });
    try {
      const body = { username: FOUNDER, password: OWN_PASSWORD };
      expect((await openSession(copy.url).send(signIn, { body })).problem.code).toBe('code-wanted');
      expect((await openSession(copy.url).send(signIn, { body: { ...body, password: 'sai' } })).status).toBe(401);
      // The session that was open when the backup was made is open where it was opened, and nowhere else.
      const carried = openSession(copy.url);
      carried.cookie = founder.cookie;
      expect((await carried.send(getMe)).status).toBe(401);
      expect((await founder.send(getMe)).status).toBe(200);
    } finally {
      await copy.stop();
    }
  });

  it('R52 a wrong key, another’s secrets, a damaged or cut file: each with its sentence, and nothing was made', async () => {
    const place = await emptyPlace('tu-choi');
    const made = () => readdirSync(at('tu-choi')).toSorted();
    const before = made();
    const refused = (result: ReturnType<typeof restoreInto>, words: string) => {
      expect([result.status, result.stderr]).toEqual([1, expect.stringContaining(words)]);
      expect(result.stderr).not.toMatch(/\n\s+at /u);
      expect(made()).toEqual(before);
    };
    writeFileSync(at('khoa-khac.txt'), (await newKeyFile(new Date())).text);
    refused(restoreInto(place, newest(), at('khoa-khac.txt')), 'Khóa này không mở được');
    const whole = readFileSync(newest());
    writeFileSync(at('cut.tar'), whole.subarray(0, whole.length - 700));
    refused(restoreInto(place, at('cut.tar')), 'bị cụt');
    whole.writeUInt8(whole.readUInt8(5_000) ^ 1, 5_000);
    writeFileSync(at('hong.tar'), whole);
    refused(restoreInto(place, at('hong.tar')), 'bị hỏng');
    writeFileSync(at('tu-choi', 'khoa-bi-mat'), `k1:${'ab'.repeat(32)}\n`, { mode: 0o600 });
    refused(restoreInto(place), 'không phải khóa của cơ sở dữ liệu này');
    rmSync(at('tu-choi', 'khoa-bi-mat'));
    before.splice(before.indexOf('khoa-bi-mat'), 1);
    refused(restoreInto(place), 'Chưa có tệp khóa bí mật');
  });

  const killedAfter = (name: string, args: readonly string[], milliseconds: number, more: Record<string, string>) =>
    new Promise<void>((resolve) => {
      const child = spawn(process.execPath, [built(name), ...args], { env: settings(more), stdio: 'ignore' });
      const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
      child.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
    });

  it.runIf(engine === 'postgres')(
    'R51 killed in the midst of a backup: whatever bears a backup’s name is whole',
    async () => {
      for (const milliseconds of [800, 1_300]) await killedAfter('backup', [], milliseconds, {});
      for (const place of ['mot', 'hai'])
        for (const name of lying(place).filter((one) => one.endsWith('.tar'))) await checkWhole(at(place, name));
      expect(command('backup', []).stdout).toContain('Đã sao lưu');
      expect(existsSync(newest())).toBe(true);
    },
  );

  it('R52 killed in the midst of a restore: nothing of it stays, or all of it', async () => {
    for (const [round, milliseconds] of [1_200, 2_000].entries()) {
      const place = await emptyPlace(`giet-${round}`);
      await killedAfter('restore', [newest(), '--key', at('khoa.txt')], milliseconds, place);
      const { status, stderr } = restoreInto(place);
      expect(status === 0 || stderr.includes('không trống'), stderr).toBe(true);
      const checked = command('audit', ['verify'], place);
      expect([checked.status, checked.stdout]).toEqual([0, expect.any(String)]);
    }
  });
});
