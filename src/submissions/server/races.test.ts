import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../../../tests/world/client.ts';
import { openOwnDatabase } from '../../../tests/world/engine.ts';
import { PASSWORD, people } from '../../../tests/world/people.ts';
import { testServices } from '../../../tests/world/services.ts';
import { WORLD_DAY } from '../../../tests/world/small-province.ts';
import { compose } from '../../app/compose.ts';
import { createCampaign } from '../../campaigns/server/index.ts';
import type { Database } from '../../platform/db/open.ts';
import { signIn } from '../../sign-in/contract.ts';
import { getOwnSheets, saveDrafts, submitSheets } from '../contract/many.ts';
import { listSubmissions, submitValues } from '../contract.ts';
import { dt01Cells, dt11Cells } from './sheets.fixture.ts';

let database: Database;
let server: Awaited<ReturnType<typeof compose>>;
beforeAll(async () => {
  database = await openOwnDatabase();
  server = await compose({ database, clock: () => WORLD_DAY, logLevel: 'silent', ...testServices });
  await server.ready();
  const by = await database.owner
    .selectFrom('account')
    .select(['id as accountId', 'unit_id as unitId'])
    .where('username', '=', people.tuan.username)
    .executeTakeFirstOrThrow();
  const forms = ['DT01', 'DT11'].flatMap((form) => ['2021', '2022'].map((period) => ({ form, period })));
  const letter = { number: '1', day: '2022-11-14', subject: 'Thử', attachments: [] };
  const dates = {
    opensOn: '2022-11-14',
    dueCommune: '2022-11-25',
    dueDistrict: '2022-12-02',
    dueDepartment: '2022-12-10',
    dueBoard: '2022-12-20',
  };
  await database.owner
    .transaction()
    .execute((tx) => createCampaign(tx, { title: 'Thử', letter, forms, ...dates }, by, WORLD_DAY));
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const sheetOf = async (period: string) => {
  const lan = createClient(server);
  await lan.call(signIn, { body: { username: people.lan.username, password: PASSWORD } });
  const sheet = (await lan.call(listSubmissions, { query: { form: 'DT01', period } })).body.submissions[0];
  return { lan, input: { params: { id: sheet?.id ?? '' }, body: { baseVersion: 1, cells: dt01Cells() } } };
};
const effectsOn = async (id: string) => {
  const { rows } = await sql<{ revisions: number; steps: number; lines: number }>`select
    (select count(*) from revision where submission_id = ${id}::uuid) as revisions,
    (select count(*) from review_step where object_id = ${id}::uuid) as steps,
    (select count(*) from audit_event where object_id = ${id} and action = 'submission.submit') as lines`.execute(
    database.owner,
  );
  return rows[0];
};

/** The sheets that Sở Y tế fills for each commune, with what makes each whole. */
const wholeSheets = async (period: string) => {
  const sy = createClient(server);
  await sy.call(signIn, { body: { username: people.sy.username, password: PASSWORD } });
  const { body } = await sy.call(getOwnSheets, { query: { form: 'DT11', period } });
  const typed = body.sheets.map(({ sheet }) => ({ id: sheet.submission.id, baseVersion: 1, cells: dt11Cells() }));
  await sy.call(saveDrafts, { body: { sheets: typed } });
  return { sy, input: { body: { sheets: typed.map(({ id }) => ({ id, baseVersion: 2 })) } } };
};

describe('many sheets sent at once, more than once', () => {
  it('R16 with one key each sheet is sent once, and every answer is the same', async () => {
    const { sy, input } = await wholeSheets('2021');
    const key = '1b9e2a34-58b1-4f0e-9f39-0f8d1a2b3c4e';
    const answers = await Promise.all(Array.from({ length: 6 }, () => sy.call(submitSheets, input, { key })));
    expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
    expect(answers[0]?.body.sheets.map(({ sent }) => sent?.revision)).toEqual([1, 1, 1, 1, 1]);
    for (const { id } of input.body.sheets) expect(await effectsOn(id)).toEqual({ revisions: 1, steps: 1, lines: 1 });
  });

  it('R16 with keys of their own, in whatever order, each sheet is taken from one of them', async () => {
    const { sy, input } = await wholeSheets('2022');
    const backwards = { body: { sheets: input.body.sheets.toReversed() } };
    const answers = await Promise.all([input, backwards, input, backwards].map((one) => sy.call(submitSheets, one)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    for (const { id } of input.body.sheets) {
      const outcomes = answers.flatMap(({ body }) => body.sheets.filter((one) => one.id === id));
      expect(outcomes.filter(({ sent }) => sent)).toHaveLength(1);
      expect(outcomes.flatMap(({ refused }) => refused?.status ?? [])).toEqual([409, 409, 409]);
      expect(await effectsOn(id)).toEqual({ revisions: 1, steps: 1, lines: 1 });
    }
  });
});

describe('twenty at once', () => {
  it('R16 twenty identical sendings with one key have one effect and one answer', async () => {
    const { lan, input } = await sheetOf('2021');
    const key = '0b9e2a34-58b1-4f0e-9f39-0f8d1a2b3c4d';
    const answers = await Promise.all(Array.from({ length: 20 }, () => lan.call(submitValues, input, { key })));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await effectsOn(input.params.id)).toEqual({ revisions: 1, steps: 1, lines: 1 });
  });

  it('R16 of twenty sendings with keys of their own one is taken, the others find the new state', async () => {
    const { lan, input } = await sheetOf('2022');
    const answers = await Promise.all(Array.from({ length: 20 }, () => lan.call(submitValues, input)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(
      new Set(answers.filter(({ status }) => status !== 200).map(({ status, problem }) => `${status} ${problem.code}`)),
    ).toEqual(new Set(['409 wrong-state']));
    expect(await effectsOn(input.params.id)).toEqual({ revisions: 1, steps: 1, lines: 1 });
  });
});
