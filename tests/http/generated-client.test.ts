import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { type Edge, openEdge } from '../edge/edge-server.ts';
import { PASSWORD, people } from '../world/people.ts';

const PROGRAM = join(projectRoot, 'tests', 'consumer', 'program.ts');
const ROUND = { form: 'DT01', period: '2022' };

const tool = (name: string, ...args: string[]): string =>
  execFileSync(process.execPath, [join(projectRoot, 'node_modules', name), ...args], {
    cwd: projectRoot,
    encoding: 'utf8',
  });

let edge: Edge;
beforeAll(async () => {
  edge = await openEdge();
  tool('openapi-typescript/bin/cli.js', 'openapi.json', '--output', 'dist/.cache/consumer/api.d.ts');
});
afterAll(() => edge.close());

/** The campaign of the round, opened by who may. */
const openRound = async (): Promise<void> => {
  const letter = {
    number: '214/BDT',
    day: '2022-11-14',
    signer: 'Bế Quang Vinh',
    subject: 'Thu thập',
    attachments: [],
  };
  const due = {
    dueCommune: '2022-11-25',
    dueDistrict: '2022-12-02',
    dueDepartment: '2022-12-10',
    dueBoard: '2022-12-20',
  };
  const answer = await fetch(`${edge.url}/api/campaigns`, {
    method: 'POST',
    headers: {
      cookie: await edge.signIn('tuan'),
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify({ title: 'Thu thập 2022', letter, opensOn: '2022-11-14', ...due, forms: [ROUND] }),
  });
  expect(answer.status).toBe(200);
};

it('a client generated from openapi.json compiles, and fills a cell as Lan, the clerk of Đàm Thủy', async () => {
  expect(tool('typescript/bin/tsc', '--project', 'tests/consumer/tsconfig.json')).toBe('');
  await openRound();
  const { fillOneCell } = await import(PROGRAM);
  const lan = { username: people.lan.username, password: PASSWORD };
  expect(await fillOneCell(edge.url, lan, ROUND, ['A01.TAY', '12'])).toEqual({
    account: 'unit',
    states: ['draft', 'draft'],
    kept: '12',
    refusedAs: 'cell-conflict',
  });
});
