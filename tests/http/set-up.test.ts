import { join } from 'node:path';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAccounts, setUp } from '../../src/accounts/contract.ts';
import { compose } from '../../src/app/compose.ts';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { admitApplication } from '../../src/platform/db/application-role.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import type { Database } from '../../src/platform/db/open.ts';
import { sha256 } from '../../src/platform/digest/digest.ts';
import { confirmSecondFactor, startSecondFactor } from '../../src/sign-in/contract/second-factor.ts';
import { getPasswordRule } from '../../src/sign-in/contract/session.ts';
import { getMe, getSite, signIn } from '../../src/sign-in/contract.ts';
import { importUnits, listUnits } from '../../src/units/contract.ts';
import { type Client, createClient } from '../world/client.ts';
import { embeddedConnection, openInMemory } from '../world/in-memory.ts';
import { savepointMarks } from '../world/marks.ts';
import { testServices } from '../world/services.ts';
import { overConnection } from '../world/single-connection.ts';

const DAY = new Date('2022-11-23T02:00:00Z');
const SECRET = 'mot-lan-duy-nhat-0123456789';
const PASSWORD = 'Thac-Ban-Gioc-36?';
const body = {
  secret: SECRET,
  province: { code: '04', name: 'Cao Bằng', fullName: 'Tỉnh Cao Bằng', from: '2019-01-01' },
  board: { code: 'BDT', name: 'Ban Dân tộc tỉnh Cao Bằng' },
  username: 'van.hanh',
  password: PASSWORD,
  custodian: {
    fullName: 'Nguyễn Văn Quân',
    position: 'Chuyên viên',
    section: 'Văn phòng',
    phone: '0206 3857 441',
    email: 'quan@caobang.example',
  },
};

let database: Database;
let stranger: () => Client;
let stop: () => Promise<void>;
let undo: (test: () => Promise<void>) => Promise<void>;

beforeAll(async () => {
  const connection = await embeddedConnection(await openInMemory());
  database = overConnection(connection, 'embedded', savepointMarks);
  await connection.exec('begin');
  await migrate(database.owner, join(projectRoot, 'migrations'));
  await admitApplication(database);
  await database.owner
    .insertInto('setting')
    .values({ name: 'setup_secret', value: JSON.stringify(sha256(SECRET)) })
    .execute();
  await connection.exec('commit');
  const server = await compose({
    database,
    clock: () => DAY,
    logLevel: 'silent',
    ...testServices,
  });
  await server.ready();
  stranger = () => createClient(server);
  undo = async (test) => {
    await connection.exec('begin');
    try {
      await test();
    } finally {
      await connection.exec('rollback');
    }
  };
  stop = async () => {
    await server.close();
    await database.close();
  };
});
afterAll(() => stop());

describe('setting up an empty installation', () => {
  it('R2 has no account at all before, and lets nobody in', () =>
    undo(async () => {
      const client = stranger();
      expect((await client.call(getSite)).body).toEqual({
        demonstration: false,
        needsSetup: true,
        province: null,
        names: { board: 'Ban Dân tộc', phone: '' },
        contact: { phone: '', email: '', address: '' },
      });
      for (const [username, password] of [
        ['admin', 'admin'],
        ['van.hanh', PASSWORD],
      ] as const)
        expect((await client.call(signIn, { body: { username, password } })).status).toBe(401);
      expect((await client.call(getMe)).status).toBe(401);
    }));

  it('R2 makes province, board and the first operator, who is signed in and may go on', () =>
    undo(async () => {
      const client = stranger();
      const { status, body: me } = await client.call(setUp, { body });
      expect(status).toBe(200);
      expect(me).toMatchObject({
        account: {
          username: 'van.hanh',
          kind: 'operator',
          duties: ['accounts', 'catalogue', 'campaigns', 'operations'],
        },
        unit: { code: 'BDT', kind: 'board' },
        mustChangePassword: false,
        // A real installation begins under TCVN 14423 level 2 besides the regulation.
        secondFactor: { on: false, mandatory: true, missing: true },
      });
      expect((await client.call(listAccounts)).problem.code).toBe('second-factor-required');
      const { body: seed } = await client.call(startSecondFactor, { body: { password: PASSWORD } });
      const code = generateSync({ secret: seed.secret, epoch: DAY.getTime() / 1000 });
      expect((await client.call(confirmSecondFactor, { body: { code } })).body.recoveryCodes).toHaveLength(10);
      expect((await client.call(getSite)).body).toMatchObject({ needsSetup: false, province: 'Tỉnh Cao Bằng' });
      expect((await client.call(listUnits)).body.units.map(({ code }) => code)).toEqual(['04', 'BDT']);
      const units = [
        { code: '047', name: 'Trùng Khánh', fullName: 'Huyện Trùng Khánh', kind: 'district' as const, parent: '04' },
      ];
      expect(
        (await client.call(importUnits, { body: { from: '2019-01-01', legalBasis: 'Danh mục 2022', units } })).body,
      ).toEqual({ added: 1, changed: 0, unchanged: 0 });
      expect((await client.call(listAccounts)).body.accounts).toHaveLength(1);
    }));

  it('R4 tells everybody whom to call, as the board said at set-up', () =>
    undo(async () => {
      const contact = { phone: '0206 3857 441', email: 'bandantoc@caobang.gov.vn', address: 'Số 01, phố Hoàng Như' };
      await stranger().call(setUp, { body: { ...body, board: { ...body.board, contact } } });
      expect((await stranger().call(getSite)).body.contact).toEqual(contact);
    }));

  it('R2 works once: the secret is consumed', () =>
    undo(async () => {
      expect((await stranger().call(setUp, { body })).status).toBe(200);
      expect((await stranger().call(setUp, { body: { ...body, username: 'nguoi.khac' } })).status).toBe(401);
      await database.owner
        .insertInto('setting')
        .values({ name: 'setup_secret', value: JSON.stringify(sha256(SECRET)) })
        .execute();
      expect((await stranger().call(setUp, { body: { ...body, username: 'nguoi.khac' } })).problem.code).toBe(
        'wrong-state',
      );
    }));

  it('R2 refuses a wrong secret and leaves nothing behind but the line in the trail', () =>
    undo(async () => {
      const { status, problem } = await stranger().call(setUp, { body: { ...body, secret: 'khong-phai-ma-nay' } });
      expect([status, problem.code]).toEqual([401, 'wrong-credentials']);
      expect(await database.owner.selectFrom('unit').selectAll().execute()).toEqual([]);
      const trail = await database.owner.selectFrom('audit_event').select(['action', 'reason']).execute();
      expect(trail).toEqual([{ action: 'session.refused', reason: 'setup-secret' }]);
    }));

  it('R3 refuses a weak first password, and the secret stays good', () =>
    undo(async () => {
      const weak = await stranger().call(setUp, { body: { ...body, password: 'matkhau1' } });
      expect([weak.status, weak.problem.code]).toEqual([422, 'weak-password']);
      expect((await stranger().call(setUp, { body })).status).toBe(200);
    }));

  it('SEC-03 a real installation asks for fourteen characters where no second factor is on', () =>
    undo(async () => {
      expect((await stranger().call(getPasswordRule)).body).toMatchObject({
        minLength: 14,
        classes: 4,
        lifetimeDays: 60,
      });
      const short = await stranger().call(setUp, { body: { ...body, password: 'Thac-Ban-36?x' } });
      expect([short.status, short.problem.code]).toEqual([422, 'weak-password']);
      expect((await stranger().call(setUp, { body: { ...body, password: 'Thac-Ban-36?xy' } })).status).toBe(200);
    }));

  it('R4 ASVS 2.4.1 guessing the setup secret makes an address wait like any other guess', () =>
    undo(async () => {
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 61; attempt += 1)
        statuses.push((await stranger().call(setUp, { body: { ...body, secret: `doan-bua-${attempt}` } })).status);
      expect([statuses.slice(0, 60).every((status) => status === 401), statuses[60]]).toEqual([true, 429]);
    }));

  it('SEC-08 a fresh installation has no account whose name and password anybody knows', () =>
    undo(async () => {
      await stranger().call(setUp, { body });
      const known = ['admin', 'administrator', 'root', 'postgres', 'user', 'guest', 'test', 'demo', 'sa', 'van.hanh'];
      const open: string[] = [];
      for (const username of known)
        for (const password of ['', username, 'admin', 'password', '123456', 'Admin@123', 'postgres'])
          if (password !== '' && (await stranger().call(signIn, { body: { username, password } })).status === 200)
            open.push(`${username}/${password}`);
      expect(open).toEqual([]);
    }));
});
