import { describe, expect, it } from 'vitest';
import { UNSEEN } from '../../../tests/world/decide.ts';
import { codeOf } from '../../../tests/world/round.ts';
import { grantCorrection } from '../../corrections/contract.ts';
import {
  as,
  askFor,
  correctionAs,
  hearAs,
  inApproved,
  keepWorld,
  later,
  more,
  sheetOf,
  world,
} from '../../corrections/server/approved.fixture.ts';
import { getWorkList } from '../../monitoring/contract.ts';
import { figureWords } from '../../review/rules/difference.ts';
import {
  acceptAnswer,
  addNote,
  answerCase,
  endRule,
  getCase,
  listCases,
  listRules,
  makeRule,
  openCase,
  sendBackAnswer,
} from '../contract.ts';
import { comparePast } from './jobs.ts';

keepWorld();

type Sheet = ReturnType<typeof sheetOf>;

/** A case that a rule between two cells of DT01 finds over the past, at chị Lan's commune. */
const caseByRule = async ({ first, second }: { readonly first: string; readonly second: string }) => {
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
  const [own] = await casesOf('lan');
  if (!own) throw new Error('the rule found nothing');
  return own;
};

/** Asked by chị Lan, heard by both levels, granted by the board. */
const correct = async (sheet: Sheet, cells: Record<string, string>): Promise<void> => {
  const { body: asked } = await askFor('lan', sheet, cells);
  for (const name of ['minh', 'thu'] as const) await hearAs(name, asked.id);
  later();
  const { seen } = (await correctionAs('mai', asked.id)).correction;
  const granted = await (await as('mai')).call(grantCorrection, { params: { id: asked.id }, body: { seen } });
  expect(codeOf(granted)).toBe('200');
};

const casesOf = async (name: Parameters<typeof as>[0]) =>
  (await (await as(name)).call(listCases, { query: {} })).body.cases;
const answer = { outcome: 'explained', cause: 'time', explanation: 'Hai nguồn chốt khác ngày' } as const;
const caseAs = async (name: Parameters<typeof as>[0], id: string) =>
  (await (await as(name)).call(getCase, { params: { id } })).body;
/** What somebody sees of a case; who may not read it names a digest that is nothing's. */
const seenAs = async (name: Parameters<typeof as>[0], id: string) =>
  (await caseAs(name, id)).discrepancy?.seen ?? UNSEEN;

describe('a discrepancy', () => {
  it(
    'R24 a person opens one from a figure; its owner settles it, who opened it judges, another district learns nothing',
    inApproved(async (sheets) => {
      const sheet = sheetOf(sheets, 'lan');
      const body = { cell: 'A01.TS', value: '1234.5', source: 'Công an huyện, 31/12/2022', reason: 'Lệch số hộ' };
      const input = { params: { id: sheet.id }, body };
      expect(codeOf(await (await as('sen')).call(openCase, input))).toBe('404 not-found');
      const opened = await (await as('lan')).call(openCase, input);
      expect(opened.status).toBe(200);
      const { id } = opened.body;
      const params = { id };
      expect(await casesOf('sen')).toEqual([]);
      expect(codeOf(await (await as('hai')).call(getCase, { params }))).toBe('404 not-found');
      const shown = (await (await as('minh')).call(getCase, { params })).body;
      expect(shown.discrepancy).toMatchObject({ state: 'open', actions: ['note', 'answer', 'assign'], byRule: false });
      expect(shown.discrepancy.second).toEqual({ source: 'Công an huyện, 31/12/2022', value: '1234.5' });
      const { body: work } = await (await as('minh')).call(getWorkList, {});
      expect(work.tasks.filter(({ group }) => group === 'cases').map(({ link }) => link)).toEqual([
        `/chenh-lech/${id}`,
      ]);
      const answerAs = async (name: 'lan' | 'minh', seen?: string) =>
        codeOf(
          await (await as(name)).call(answerCase, {
            params,
            body: { ...answer, seen: seen ?? (await seenAs(name, id)) },
          }),
        );
      expect(await answerAs('lan')).toBe('403 not-allowed');
      await (await as('thu')).call(addNote, { params, body: { body: 'Đã đối chiếu sổ' } });
      expect(await answerAs('minh')).toBe('200');
      expect(await answerAs('minh')).toBe('409 wrong-state');
      const back = { seen: await seenAs('lan', id), reason: 'Chưa nêu ngày chốt' };
      expect((await (await as('lan')).call(sendBackAnswer, { params, body: back })).body.state).toBe('open');
      await answerAs('minh');
      const accepted = { seen: await seenAs('mai', id) };
      expect((await (await as('mai')).call(acceptAnswer, { params, body: accepted })).body.state).toBe('explained');
      const closed = (await (await as('lan')).call(getCase, { params })).body;
      expect(closed.discrepancy.actions).toEqual([]);
      expect(closed.notes.map(({ kind }) => kind)).toEqual([
        'opened',
        'note',
        'answered',
        'sent-back',
        'answered',
        'accepted',
      ]);
    }),
  );

  it(
    'R24 a rule runs over the past once, then with the change of a figure in its own transaction; when the figures agree again the case says so',
    inApproved(async (sheets) => {
      const sheet = sheetOf(sheets, 'lan');
      const nung = Number(await more('lan', sheet, 'A03.NUNG', 0));
      const tay = Number(await more('lan', sheet, 'A03.TAY', 0));
      const side = (cell: string) => ({ form: 'DT01', cell });
      const wish = {
        title: 'Nữ Nùng và nữ Tày',
        level: 'commune',
        first: side('A03.NUNG'),
        second: side('A03.TAY'),
        tolerance: '99999999',
        relative: false,
        dueDays: 14,
      } as const;
      expect(codeOf(await (await as('mai')).call(makeRule, { body: wish }))).toBe('403 not-allowed');
      const tuan = await as('tuan');
      const quiet = await tuan.call(makeRule, { body: wish });
      expect(quiet.status).toBe(200);
      await comparePast(
        { db: world.db, clock: () => world.clock.now, progress: () => undefined },
        { rule: quiet.body.id },
      );
      expect(await casesOf('mai')).toEqual([]);
      await tuan.call(endRule, { params: { id: quiet.body.id }, body: {} });

      const { body: rule } = await tuan.call(makeRule, { body: { ...wish, tolerance: '0' } });
      await comparePast({ db: world.db, clock: () => world.clock.now, progress: () => undefined }, { rule: rule.id });
      await comparePast({ db: world.db, clock: () => world.clock.now, progress: () => undefined }, { rule: rule.id });
      const [own, ...others] = await casesOf('lan');
      expect(others).toEqual([]);
      expect(own).toMatchObject({ byRule: true, state: 'open', submission: sheet.id });
      expect([own?.first.value, own?.second.value]).toEqual([`${nung}`, `${tay}`]);
      expect(own?.owner.name).toContain('Trùng Khánh');
      expect((await casesOf('sen')).map(({ unit }) => unit.id)).not.toContain(own?.unit.id);

      await correct(sheet, { 'A03.NUNG': `${tay}` });
      const [agreed] = await casesOf('lan');
      expect(agreed).toMatchObject({ state: 'open', first: { value: `${tay}` } });
      expect(agreed?.agreedAt).not.toBeNull();
      const { body: rules } = await tuan.call(listRules, {});
      expect(rules.rules.map(({ active }) => active)).toEqual([true, false]);
    }),
  );

  it(
    'R24 SEC-21 is decided as seen: what was written meanwhile is told, nothing is recorded, and the answer counts once it was read',
    inApproved(async (sheets) => {
      const body = { cell: 'A01.TS', value: '1234.5', source: 'Công an huyện', reason: 'Lệch số hộ' };
      const { id } = (await (await as('lan')).call(openCase, { params: { id: sheetOf(sheets, 'lan').id }, body })).body;
      const params = { id };
      const early = await seenAs('minh', id);
      await (await as('lan')).call(addNote, { params, body: { body: 'Số của công an\nđã được đính chính.' } });
      const tooEarly = await (await as('minh')).call(answerCase, { params, body: { ...answer, seen: early } });
      expect(codeOf(tooEarly)).toBe('409 not-as-seen');
      expect(tooEarly.problem.detail).toContain('viết thêm: Số của công an đã được đính chính. Chưa ghi nhận');
      expect((await caseAs('minh', id)).discrepancy.state).toBe('open');
      const read = { ...answer, seen: await seenAs('minh', id) };
      expect(codeOf(await (await as('minh')).call(answerCase, { params, body: read }))).toBe('200');
      const seen = await seenAs('mai', id);
      const back = { seen: await seenAs('lan', id), reason: 'Chưa nêu ngày chốt' };
      await (await as('lan')).call(sendBackAnswer, { params, body: back });
      const better = { ...answer, explanation: 'Chốt ngày 15/12', seen: await seenAs('minh', id) };
      await (await as('minh')).call(answerCase, { params, body: better });
      const late = await (await as('mai')).call(acceptAnswer, { params, body: { seen } });
      expect(codeOf(late)).toBe('409 not-as-seen');
      expect(late.problem.difference).toMatchObject({
        otherwise: [
          expect.stringContaining('trả lại kết luận: Chưa nêu ngày chốt'),
          expect.stringContaining('đã kết luận: Chốt ngày 15/12'),
        ],
      });
      const bogus = await (await as('mai')).call(acceptAnswer, { params, body: { seen: UNSEEN } });
      expect(codeOf(bogus)).toBe('409 not-as-seen');
      expect((await caseAs('mai', id)).discrepancy.state).toBe('answered');
    }),
  );

  it(
    'R24 SEC-21 an answer about figures that moved since is not accepted unseen: old and new are told',
    inApproved(async (sheets) => {
      const sheet = sheetOf(sheets, 'lan');
      const nung = await more('lan', sheet, 'A03.NUNG', 0);
      const { id } = await caseByRule({ first: 'A03.NUNG', second: 'A03.TAY' });
      const params = { id };
      const given = { ...answer, seen: await seenAs('minh', id) };
      expect(codeOf(await (await as('minh')).call(answerCase, { params, body: given }))).toBe('200');
      const seen = await seenAs('mai', id);
      const next = `${Number(nung) + 7}`;
      await correct(sheet, { 'A03.NUNG': next });
      const late = await (await as('mai')).call(acceptAnswer, { params, body: { seen } });
      expect(codeOf(late)).toBe('409 not-as-seen');
      expect(late.problem.detail).toContain(`Số theo DT01: ${figureWords(nung)} → ${figureWords(next)}.`);
      expect(late.problem.difference).toMatchObject({ otherwise: [expect.stringContaining('Số theo DT01')] });
      const shown = await caseAs('mai', id);
      expect(shown.discrepancy).toMatchObject({ state: 'answered', first: { value: next } });
      const again = { seen: shown.discrepancy.seen };
      expect((await (await as('mai')).call(acceptAnswer, { params, body: again })).body.state).toBe('explained');
    }),
  );

  it(
    'R24 a hostile decision is refused where it is wrong, and changes nothing',
    inApproved(async (sheets) => {
      const body = { cell: 'A01.TS', value: '1234.5', source: 'Công an huyện', reason: 'Lệch số hộ' };
      const { id } = (await (await as('lan')).call(openCase, { params: { id: sheetOf(sheets, 'lan').id }, body })).body;
      const params = { id };
      const minh = await as('minh');
      const seen = await seenAs('minh', id);
      const wrong: readonly unknown[] = [
        answer,
        { ...answer, seen: 1 },
        { ...answer, seen: [seen] },
        { ...answer, seen: seen.toUpperCase() },
        { ...answer, seen, version: 1 },
        { ...answer, seen, outcome: 'open' },
        { ...answer, seen, cause: null },
        { ...answer, seen, explanation: ' \u200B \n' },
        { ...answer, seen, explanation: 'a'.repeat(4001) },
        [],
        null,
      ];
      for (const one of wrong)
        expect([one, (await minh.call(answerCase, { params, body: one as never })).status]).toEqual([one, 400]);
      expect(await seenAs('minh', id)).toBe(seen);
      const [once, twice] = await Promise.all(
        [1, 2].map(() => minh.call(answerCase, { params, body: { ...answer, seen } })),
      );
      expect([once?.status, twice?.status].toSorted()).toEqual([200, 409]);
    }),
  );
});
