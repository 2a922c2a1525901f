import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { attachAs } from '../../../tests/world/papers.ts';
import { approvalOf, codeOf } from '../../../tests/world/round.ts';
import { getWithdrawal } from '../../corrections/contract/around.ts';
import { askApprovalWithdrawal, grantWithdrawal, putBack } from '../../corrections/contract.ts';
import {
  as,
  daysLater,
  inApproved,
  keepWorld,
  later,
  letter,
  more,
  provincial,
  round,
  sheetOf,
  unitCode,
  world,
} from '../../corrections/server/approved.fixture.ts';
import { listNotices } from '../../notices/contract.ts';
import { openCaseAtTotal } from '../contract/at-total.ts';
import { getCaseBoard } from '../contract/board.ts';
import { assignCase } from '../contract/owner.ts';
import { addNote, getCase, listCases, makeRule, openCase } from '../contract.ts';
import { comparePast } from './jobs.ts';

keepWorld();

type Name = Parameters<typeof as>[0];
const casesOf = async (name: Name) => (await (await as(name)).call(listCases, { query: {} })).body.cases;
const noticesOf = async (name: Name) =>
  (await (await as(name)).call(listNotices, { query: {} })).body.notices.filter(({ link }) =>
    link?.startsWith('/chenh-lech'),
  );
const unitOf = async (name: Name): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    select unit_id as id from unit_version where code = ${unitCode(name)} order by valid_from limit 1`.execute(
    world.db,
  );
  return rows[0]?.id ?? 0;
};
const other = { cell: 'A01.TS', value: '1234.5', source: 'Công an, 31/12/2022', reason: 'Lệch số hộ' };

/** A rule of which both sides are cells of DT01, run over the past. */
const ruleBetween = async (first: string, second: string): Promise<string> => {
  const side = (cell: string) => ({ form: 'DT01', cell });
  const body = {
    title: 'Hai số của một phiếu',
    level: 'commune',
    first: side(first),
    second: side(second),
    tolerance: '0',
    relative: false,
    dueDays: 14,
  } as const;
  const { body: rule } = await (await as('tuan')).call(makeRule, { body });
  await comparePast({ db: world.db, clock: () => world.clock.now, progress: () => undefined }, { rule: rule.id });
  return rule.id;
};

describe('a discrepancy from a total', () => {
  it(
    'R24 is opened from any figure that one reads, belongs to who signs the total, and is nobody else’s to know',
    inApproved(async () => {
      const [district, commune, elsewhere] = [await unitOf('minh'), await unitOf('lan'), await unitOf('hai')];
      const at = (unit: number, more: object = {}) => ({ body: { ...round, unit, ...other, ...more } });
      const { value } = await provincial('A01.TS');
      const opened = await (await as('thu')).call(openCaseAtTotal, at(district));
      expect(codeOf(opened)).toBe('200');
      const params = { id: opened.body.id };
      const { discrepancy } = (await (await as('minh')).call(getCase, { params })).body;
      expect(discrepancy).toMatchObject({
        number: `CL-${world.clock.now.getFullYear()}-001`,
        submission: null,
        second: { value: '1234.5' },
        actions: expect.arrayContaining(['answer']),
      });
      expect(discrepancy.owner.id).toBe(district);
      expect(Number(discrepancy.first.value)).toBeLessThan(Number(value));
      for (const name of ['hai', 'sen'] as const)
        expect(codeOf(await (await as(name)).call(getCase, { params }))).toBe('404 not-found');

      const own = await (await as('minh')).call(openCaseAtTotal, at(commune));
      const ofCommune = (await (await as('lan')).call(getCase, { params: { id: own.body.id } })).body.discrepancy;
      expect(ofCommune.submission).not.toBeNull();
      expect([ofCommune.number.slice(-3), ofCommune.owner.id]).toEqual(['002', district]);

      expect(codeOf(await (await as('hai')).call(openCaseAtTotal, at(district)))).toBe('404 not-found');
      expect(codeOf(await (await as('lan')).call(openCaseAtTotal, at(elsewhere)))).toBe('404 not-found');
      expect(codeOf(await (await as('sy')).call(openCaseAtTotal, at(district)))).toBe('200');
      expect(codeOf(await (await as('minh')).call(openCaseAtTotal, at(district, { cell: 'Z99.TS' })))).toBe(
        '404 not-found',
      );
      expect(codeOf(await (await as('minh')).call(openCaseAtTotal, at(district, { period: '2031' })))).toMatch(
        /^4\d\d /,
      );
      for (const wrong of [
        { value: '1e9' },
        { value: '1,5' },
        { source: '\u200B ' },
        { reason: 'a'.repeat(4001) },
        { unit: -1 },
        { more: 1 },
      ])
        expect(codeOf(await (await as('minh')).call(openCaseAtTotal, at(district, wrong)))).toMatch(/^400 /);
      expect(await casesOf('mai')).toHaveLength(3);
    }),
  );

  it(
    'R24 cases of a year have numbers of their own, from one on, each once',
    inApproved(async (sheets) => {
      const open = async (name: 'lan' | 'nga' | 'kim') =>
        (await as(name)).call(openCase, { params: { id: sheetOf(sheets, name).id }, body: other });
      const year = world.clock.now.getFullYear();
      const made = [await open('lan'), await open('nga'), await open('kim')];
      expect(made.map(({ body }) => body.number)).toEqual([1, 2, 3].map((at) => `CL-${year}-00${at}`));
      daysLater(40);
      expect((await open('lan')).body.number).toBe(`CL-${year + 1}-001`);
      const twice = sql`update discrepancy set number = 1 where number = 2`;
      await expect(world.db.transaction().execute((tx) => twice.execute(tx))).rejects.toMatchObject({
        constraint: 'discrepancy_number_once',
      });
    }),
  );
});

describe('cases that rules open', () => {
  it(
    'R24 are told to their owner once, in one notice, and reminded of before their day, on it and each week after',
    inApproved(async () => {
      await ruleBetween('A03.NUNG', 'A03.TAY');
      const [first] = await casesOf('minh');
      expect(first?.openedAt).toBe(world.clock.now.toISOString());
      const count = (await casesOf('minh')).length;
      expect(count).toBeGreaterThan(1);
      for (const _ of [1, 2]) {
        later();
        await world.runJobs({ scheduled: ['discrepancy-opened'] });
      }
      expect((await noticesOf('minh')).map(({ title }) => title)).toEqual([
        `${count} hồ sơ chênh lệch mới do quy tắc đối chiếu mở`,
      ]);
      expect((await noticesOf('lan')).length).toBe(0);
      const remind = async (days: number): Promise<number> => {
        daysLater(days);
        await world.runJobs({ scheduled: ['discrepancy-reminders'] });
        return (await noticesOf('minh')).filter(({ title }) => title.startsWith('Nhắc việc')).length;
      };
      expect([
        await remind(10),
        await remind(2),
        await remind(1),
        await remind(1),
        await remind(1),
        await remind(6),
      ]).toEqual([0, 1, 1, 2, 3, 3]);
    }),
  );

  it(
    'R24 hear of an approval that is withdrawn whole, and of its figures coming back; a day is that of the call',
    inApproved(async (sheets) => {
      await ruleBetween('A03.NUNG', 'A03.TAY');
      const nung = await more('lan', sheetOf(sheets, 'lan'), 'A03.NUNG', 0);
      const own = async () => (await casesOf('lan'))[0];
      const before = await own();
      expect(before?.first.value).toBe(nung);
      const { id: approval } = await approvalOf(await as('mai'), round);
      const asking = { reason: 'Phê duyệt nhầm kỳ', letter };
      const { body: asked } = await (await as('mai')).call(askApprovalWithdrawal, {
        params: { id: approval },
        body: asking,
      });
      const params = { id: asked.id };
      const seen = async () => (await (await as('ban')).call(getWithdrawal, { params })).body.withdrawal.seen;
      later();
      expect(codeOf(await (await as('ban')).call(grantWithdrawal, { params, body: { seen: await seen() } }))).toBe(
        '200',
      );
      expect(await own()).toMatchObject({
        state: 'open',
        first: { value: null },
        second: { value: null },
        agreedAt: null,
      });
      later();
      const back = { seen: await seen(), reason: 'Đúng kỳ' };
      expect(codeOf(await (await as('ban')).call(putBack, { params, body: back }))).toBe('200');
      expect(await own()).toMatchObject({ id: before?.id, first: before?.first, second: before?.second });
      const { notes } = (await (await as('lan')).call(getCase, { params: { id: before?.id ?? '' } })).body;
      expect(notes.map(({ kind, body }) => [kind, body?.includes('–')])).toEqual([
        ['opened', false],
        ['moved', true],
        ['moved', false],
      ]);
      expect(notes.at(-1)?.at).toBe(world.clock.now.toISOString());
    }),
  );

  it(
    'R24 stand on a board by owner and age, each reader’s own',
    inApproved(async (sheets) => {
      const open = async (name: 'lan' | 'sen') =>
        (await as(name)).call(openCase, { params: { id: sheetOf(sheets, name).id }, body: other });
      await open('lan');
      daysLater(10);
      await open('lan');
      await open('sen');
      daysLater(5);
      const board = async (name: Name) => (await (await as(name)).call(getCaseBoard, { query: {} })).body.owners;
      expect((await board('mai')).map(({ open, answered, late, ages }) => [open, answered, late, ages])).toEqual([
        [2, 0, 1, [1, 0, 1, 0]],
        [1, 0, 0, [1, 0, 0, 0]],
      ]);
      expect((await board('sen')).map(({ open }) => open)).toEqual([1]);
      expect(await board('nga')).toEqual([]);
    }),
  );
});

describe('a case in the hands of another', () => {
  it(
    'R24 is handed on by its owner or the board to whoever acts on the figures, as it was seen; both are told, files stay with the line',
    inApproved(async (sheets) => {
      const { id } = (
        await (await as('lan')).call(openCase, { params: { id: sheetOf(sheets, 'lan').id }, body: other })
      ).body;
      const params = { id };
      const shown = async (name: Name) => (await (await as(name)).call(getCase, { params })).body;
      const { owners, discrepancy } = await shown('minh');
      expect(owners.map(({ name }) => name)).toEqual(
        expect.arrayContaining([expect.stringContaining('Cục Thống kê'), expect.stringContaining('Đàm Thủy')]),
      );
      expect((await shown('lan')).owners).toEqual([]);
      const statistics = owners.find(({ name }) => name.includes('Thống kê'))?.id ?? 0;
      const to = async (name: Name, more: object = {}) => {
        const { seen } = (await shown(name)).discrepancy ?? discrepancy;
        const body = { seen, owner: statistics, dueOn: '2022-12-15', reason: 'Sở đang giữ danh sách', ...more };
        return (await as(name)).call(assignCase, { params, body });
      };
      expect(codeOf(await to('lan'))).toBe('403 not-allowed');
      expect(codeOf(await to('minh', { owner: await unitOf('hai') }))).toBe('422 invalid-content');
      expect(codeOf(await to('minh', { dueOn: '2022-11-01' }))).toBe('422 invalid-content');
      expect(codeOf(await to('minh', { dueOn: '2024-01-01' }))).toBe('422 invalid-content');
      expect(codeOf(await to('minh', { reason: '\u200B' }))).toMatch(/^400 /);
      const early = (await shown('minh')).discrepancy.seen;
      const file = await attachAs(await as('lan'), 'bien-ban.pdf');
      const note = { body: 'Gửi biên bản rà soát', attachments: [file] };
      expect(codeOf(await (await as('minh')).call(addNote, { params, body: note }))).toBe('404 not-found');
      expect(codeOf(await (await as('lan')).call(addNote, { params, body: note }))).toBe('200');
      expect(codeOf(await to('minh', { seen: early }))).toBe('409 not-as-seen');
      expect((await shown('minh')).notes.at(-1)?.files.map(({ name }) => name)).toEqual(['bien-ban.pdf']);
      expect(codeOf(await to('minh'))).toBe('200');
      const after = (await shown('thu')).discrepancy;
      expect([after.owner.id, after.dueOn, after.actions.includes('answer')]).toEqual([statistics, '2022-12-15', true]);
      expect((await shown('thu')).notes.at(-1)).toMatchObject({
        kind: 'assigned',
        body: expect.stringContaining('15/12/2022'),
      });
      expect((await noticesOf('thu')).at(0)?.body).toContain('Sở đang giữ danh sách');
      expect(codeOf(await to('minh'))).toBe('403 not-allowed');
      const back = await to('mai', { owner: await unitOf('minh') });
      expect(codeOf(back)).toBe('200');
      expect((await noticesOf('thu')).some(({ body }) => body.startsWith('Hồ sơ đã được giao cho'))).toBe(true);
    }),
  );
});
