import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient } from '../../../tests/world/client.ts';
import { openOwnDatabase } from '../../../tests/world/engine.ts';
import { PASSWORD, type PersonName, people } from '../../../tests/world/people.ts';
import { testServices } from '../../../tests/world/services.ts';
import { WORLD_DAY } from '../../../tests/world/small-province.ts';
import { compose } from '../../app/compose.ts';
import { createCampaign } from '../../campaigns/server/index.ts';
import { publishForm } from '../../forms/contract.ts';
import type { Database } from '../../platform/db/open.ts';
import { signIn } from '../../sign-in/contract.ts';
import { getSheetsOfPeriod, saveDrafts, submitSheets } from '../../submissions/contract/many.ts';
import { amount, smallForm } from '../../submissions/server/small-forms.fixture.ts';
import { acceptTogether, getWaitingSheets, type WaitingSheet } from '../contract/together.ts';
import { returnSubmission } from '../contract.ts';

/** Twenty-one forms of each commune: three communes of one district, two of another. */
const FORMS = Array.from({ length: 21 }, (_, at) => `DUA${String(at + 1).padStart(2, '0')}`);
const PERIODS = ['2019', '2020', '2021', '2022'];
const CLERKS = ['lan', 'nga', 'kim', 'sen', 'dao'] as const satisfies readonly PersonName[];

let database: Database;
let server: Awaited<ReturnType<typeof compose>>;
const as = async (person: PersonName): Promise<Client> => {
  const client = createClient(server);
  await client.call(signIn, { body: { username: people[person].username, password: PASSWORD } });
  return client;
};

const openRounds = async (): Promise<void> => {
  const tuan = await as('tuan');
  for (const form of FORMS) {
    const body = { definition: smallForm(form, [amount('A')]), effectiveFrom: '2018-01-01' };
    expect((await tuan.call(publishForm, { body })).status).toBe(200);
  }
  const by = await database.owner
    .selectFrom('account')
    .select(['id as accountId', 'unit_id as unitId'])
    .where('username', '=', people.tuan.username)
    .executeTakeFirstOrThrow();
  const forms = FORMS.flatMap((form) => PERIODS.map((period) => ({ form, period })));
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
};

beforeAll(async () => {
  database = await openOwnDatabase();
  server = await compose({ database, clock: () => WORLD_DAY, logLevel: 'silent', ...testServices });
  await server.ready();
  await openRounds();
});
afterAll(async () => {
  await server.close();
  await database.close();
});

/** A commune's twenty-one forms, filled and sent together. */
const sendAll = async (clerk: Client, period: string): Promise<void> => {
  const { sheets } = (await clerk.call(getSheetsOfPeriod, { query: { period } })).body;
  const ids = sheets.map(({ sheet }) => sheet.submission.id);
  expect(ids).toHaveLength(FORMS.length);
  await clerk.call(saveDrafts, {
    body: { sheets: ids.map((id) => ({ id, baseVersion: 1, cells: { 'A.X': '100' } })) },
  });
  const { body } = await clerk.call(submitSheets, { body: { sheets: ids.map((id) => ({ id, baseVersion: 2 })) } });
  expect(body.sheets.filter(({ sent }) => sent)).toHaveLength(FORMS.length);
};
const everybodySends = async (period: string): Promise<void> => {
  for (const clerk of CLERKS) await sendAll(await as(clerk), period);
};

const waiting = async (client: Client, period: string) =>
  (await client.call(getWaitingSheets, { query: { period } })).body.sheets;
/** Takes sheets that have no period before as well. */
const acceptBatch = (client: Client, sheets: readonly WaitingSheet[]) =>
  client.call(acceptTogether, {
    body: {
      percent: 10,
      floor: 5,
      first: true,
      sheets: sheets.map(({ submission, seen }) => ({ submission, seen })),
    },
  });
const standing = async (period: string) => {
  const { rows } = await sql<{ id: string; state: string; accepted: number; returned: number; lines: number }>`
    select s.id, s.state,
      (select count(*)::integer from review_step t where t.object_id = s.id and t.action = 'accept') as accepted,
      (select count(*)::integer from review_step t where t.object_id = s.id and t.action = 'return') as returned,
      (select count(*)::integer from audit_event e where e.object_id = s.id::text and e.action = 'submission.accept') as lines
    from submission s join round r on r.id = s.round_id join form f on f.id = r.form_id
    where r.period = ${period} and f.code like 'DUA%'`.execute(database.owner);
  return rows;
};
const all = (rows: readonly { readonly state: string; readonly accepted: number; readonly lines: number }[]) =>
  new Set(rows.map(({ state, accepted, lines }) => `${state} ${accepted} ${lines}`));

describe('R20 accepting together, at the same time', () => {
  it('R20 two districts at once: each takes its own, all of them, each once', async () => {
    await everybodySends('2019');
    const [minh, hai] = [await as('minh'), await as('hai')];
    const [one, other] = [await waiting(minh, '2019'), await waiting(hai, '2019')];
    expect([one.length, other.length]).toEqual([63, 42]);
    const answers = await Promise.all([acceptBatch(minh, one), acceptBatch(hai, other)]);
    expect(answers.map(({ status, body }) => [status, body.accepted.length, body.left])).toEqual([
      [200, 63, []],
      [200, 42, []],
    ]);
    expect(all(await standing('2019'))).toEqual(new Set(['accepted 1 1']));
  });

  it('R20 two officials of one district, in opposite orders: every sheet is taken by one of them', async () => {
    await everybodySends('2020');
    const officials = await Promise.all([as('minh'), as('minh'), as('minh')]);
    const sheets = await waiting(await as('minh'), '2020');
    const halves = [sheets, sheets.toReversed(), sheets.slice(20, 50)];
    const answers = await Promise.all(officials.map((official, at) => acceptBatch(official, halves[at] ?? [])));
    const accepted = answers.flatMap(({ status, body }) => (status === 200 ? body.accepted : []));
    expect(accepted.toSorted()).toEqual(sheets.map(({ submission }) => submission).toSorted());
    for (const { status, problem } of answers.filter((answer) => answer.status !== 200))
      expect([status, problem.code, problem.state]).toEqual([409, 'wrong-state', 'accepted']);
    const own = new Set(accepted);
    expect(all((await standing('2020')).filter(({ id }) => own.has(id)))).toEqual(new Set(['accepted 1 1']));
  });

  it('R20 R21 a sheet is sent back meanwhile: it is taken or sent back, never both, and no other is held up', async () => {
    await everybodySends('2021');
    const [minh, beside] = [await as('minh'), await as('minh')];
    const sheets = await waiting(minh, '2021');
    const back = sheets.filter((_, at) => at % 9 === 0);
    const why = { reason: 'Xem lại', cells: [{ cell: 'A.X', reason: 'Khác sổ' }], dueOn: '2022-12-05' };
    const [taken, ...returned] = await Promise.all([
      acceptBatch(minh, sheets),
      ...back.map(({ submission, seen }) =>
        beside.call(returnSubmission, { params: { id: submission }, body: { ...why, seen } }),
      ),
    ]);
    const sentBack = back.filter((_, at) => returned[at]?.status === 200).map(({ submission }) => submission);
    expect(returned.filter(({ status }) => status !== 200).map(({ problem }) => problem.code)).toEqual(
      returned.filter(({ status }) => status !== 200).map(() => 'not-as-seen'),
    );
    expect(taken?.status).toBe(200);
    expect(taken?.body.left.map(({ submission }) => submission).toSorted()).toEqual(sentBack.toSorted());
    expect(taken?.body.accepted).toHaveLength(sheets.length - sentBack.length);
    const own = new Set(sheets.map(({ submission }) => submission));
    for (const { id, state, accepted, returned: times } of (await standing('2021')).filter(({ id }) => own.has(id)))
      expect([state, accepted, times]).toEqual(sentBack.includes(id) ? ['returned', 0, 1] : ['accepted', 1, 0]);
  });

  it('R20 a sheet that was sent back and sent anew before the batch stays with why; the sixty-two others go', async () => {
    await everybodySends('2022');
    const minh = await as('minh');
    const sheets = await waiting(minh, '2022');
    const lan = await as('lan');
    const { body } = await lan.call(getSheetsOfPeriod, { query: { period: '2022' } });
    const id = body.sheets[0]?.sheet.submission.id ?? '';
    const seen = sheets.find(({ submission }) => submission === id)?.seen ?? '';
    const why = { reason: 'Xem lại', cells: [{ cell: 'A.X', reason: 'Khác sổ' }], dueOn: '2022-12-05' };
    expect((await minh.call(returnSubmission, { params: { id }, body: { ...why, seen } })).status).toBe(200);
    const again = (await lan.call(getSheetsOfPeriod, { query: { period: '2022' } })).body.sheets[0]?.sheet;
    const version = again?.submission.dataVersion ?? 0;
    await lan.call(saveDrafts, { body: { sheets: [{ id, baseVersion: version, cells: { 'A.X': '101' } }] } });
    await lan.call(submitSheets, { body: { sheets: [{ id, baseVersion: version + 1 }] } });
    const answer = await acceptBatch(minh, sheets);
    expect([answer.status, answer.body.accepted.length]).toEqual([200, 62]);
    expect(answer.body.left).toMatchObject([{ submission: id, code: 'not-as-seen' }]);
  });
});
