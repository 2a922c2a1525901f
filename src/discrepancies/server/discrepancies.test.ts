import { describe, expect, it } from 'vitest';
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

const casesOf = async (name: Parameters<typeof as>[0]) =>
  (await (await as(name)).call(listCases, { query: {} })).body.cases;
const answer = { version: 1, outcome: 'explained', cause: 'time', explanation: 'Hai nguồn chốt khác ngày' } as const;

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
      expect(shown.discrepancy).toMatchObject({ state: 'open', actions: ['note', 'answer'], byRule: false });
      expect(shown.discrepancy.second).toEqual({ source: 'Công an huyện, 31/12/2022', value: '1234.5' });
      const { body: work } = await (await as('minh')).call(getWorkList, {});
      expect(work.tasks.filter(({ group }) => group === 'cases').map(({ link }) => link)).toEqual([
        `/chenh-lech/${id}`,
      ]);
      expect(codeOf(await (await as('lan')).call(answerCase, { params, body: answer }))).toBe('403 not-allowed');
      await (await as('thu')).call(addNote, { params, body: { body: 'Đã đối chiếu sổ' } });
      expect(codeOf(await (await as('minh')).call(answerCase, { params, body: answer }))).toBe('200');
      expect(codeOf(await (await as('minh')).call(answerCase, { params, body: { ...answer, version: 2 } }))).toBe(
        '409 wrong-state',
      );
      const back = { version: 2, reason: 'Chưa nêu ngày chốt' };
      expect((await (await as('lan')).call(sendBackAnswer, { params, body: back })).body.state).toBe('open');
      await (await as('minh')).call(answerCase, { params, body: { ...answer, version: 3 } });
      expect(codeOf(await (await as('mai')).call(acceptAnswer, { params, body: { version: 3 } }))).toBe(
        '409 stale-version',
      );
      expect((await (await as('mai')).call(acceptAnswer, { params, body: { version: 4 } })).body.state).toBe(
        'explained',
      );
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
      await comparePast({ db: world.db, progress: () => undefined }, { rule: quiet.body.id });
      expect(await casesOf('mai')).toEqual([]);
      await tuan.call(endRule, { params: { id: quiet.body.id }, body: {} });

      const { body: rule } = await tuan.call(makeRule, { body: { ...wish, tolerance: '0' } });
      await comparePast({ db: world.db, progress: () => undefined }, { rule: rule.id });
      await comparePast({ db: world.db, progress: () => undefined }, { rule: rule.id });
      const [own, ...others] = await casesOf('lan');
      expect(others).toEqual([]);
      expect(own).toMatchObject({ byRule: true, state: 'open', submission: sheet.id });
      expect([own?.first.value, own?.second.value]).toEqual([`${nung}`, `${tay}`]);
      expect(own?.owner.name).toContain('Trùng Khánh');
      expect((await casesOf('sen')).map(({ unit }) => unit.id)).not.toContain(own?.unit.id);

      const { body: asked } = await askFor('lan', sheet, { 'A03.NUNG': `${tay}` });
      for (const name of ['minh', 'thu'] as const) await hearAs(name, asked.id);
      later();
      const { seen } = (await correctionAs('mai', asked.id)).correction;
      const granted = await (await as('mai')).call(grantCorrection, { params: { id: asked.id }, body: { seen } });
      expect(codeOf(granted)).toBe('200');
      const [agreed] = await casesOf('lan');
      expect(agreed).toMatchObject({ state: 'open', first: { value: `${tay}` } });
      expect(agreed?.agreedAt).not.toBeNull();
      const { body: rules } = await tuan.call(listRules, {});
      expect(rules.rules.map(({ active }) => active)).toEqual([true, false]);
    }),
  );
});
