import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printEmptyForm } from '../../src/forms/contract.ts';
import { changePassword, signIn } from '../../src/sign-in/contract.ts';
import { newestNode } from '../machine/node-release.ts';
import { type ServerProcess, startServer } from '../machine/server-process.ts';
import { openSession } from '../scenario/api.ts';

const OWN_PASSWORD = 'Thac-Nuoc-2022!kh';

/** What is compiled for a machine (the embedded database, password hashes, the typesetter) is met once by each of these. */
describe('R50 on the newest Node.js that the product says it runs on', () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startServer({ node: newestNode(), args: ['--demo'] });
  });
  afterAll(() => server.stop());

  it('R50 a first start loads the demonstration, somebody signs in, changes the password and prints a form', async () => {
    const list = readFileSync(join(server.dataDirectory, 'tai-khoan-minh-hoa.csv'), 'utf8').split('\r\n');
    const [, , issued = ''] = list.map((line) => line.split('";"')).find(([, name]) => name === 'ctk') ?? [];
    const current = issued.replace(/"$/, '');
    const session = openSession(server.url);
    await session.must(signIn, { body: { username: 'ctk', password: current } });
    const me = await session.must(changePassword, { body: { current, next: OWN_PASSWORD } });
    expect(me).toMatchObject({ account: { username: 'ctk' }, mustChangePassword: false });
    const paper = await session.send(printEmptyForm, { params: { code: 'DT01', version: 1 } });
    expect([paper.status, Buffer.from(paper.bytes).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  });
});
