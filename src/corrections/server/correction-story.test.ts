import { describe, expect, it } from 'vitest';
import { codeOf, submitAs } from '../../../tests/world/round.ts';
import { getCellHistory, getRevision, getSheet, getSteps } from '../../submissions/contract.ts';
import {
  giveOpinion,
  grantCorrection,
  listCorrections,
  refuseCorrection,
  renewCorrection,
  takeBackCorrection,
} from '../contract.ts';
import {
  as,
  askFor,
  correctionAs,
  daysLater,
  hearAs,
  inApproved,
  keepWorld,
  later,
  more,
  provincial,
  sheetOf,
  world,
} from './approved.fixture.ts';

keepWorld();

const grantAs = async (name: 'mai' | 'ban', id: string) => {
  const { correction } = await correctionAs(name, id);
  const body = { seen: correction.seen };
  return (await as(name)).call(grantCorrection, { params: { id }, body });
};

describe('a correction of approved figures', () => {
  it(
    'R23 is asked with reason and document, heard level by level, granted by the board, and then stands everywhere',
    inApproved(async (sheets) => {
      const sheet = sheetOf(sheets, 'lan');
      const lan = await as('lan');
      const previous = (await lan.call(getSheet, { params: { id: sheet.id } })).body.values.cells['A03.NUNG'];
      const before = await provincial('A03.NUNG');
      later();
      const asked = await askFor('lan', sheet, { 'A03.NUNG': `${Number(previous) + 7}` });
      expect(asked).toMatchObject({ status: 200, body: { state: 'asked', dataVersion: 1 } });
      const { id } = asked.body;
      const shown = await correctionAs('mai', id);
      expect(shown.cells).toEqual([{ cell: 'A03.NUNG', before: previous, after: `${Number(previous) + 7}` }]);
      expect(shown.letter.number).toBe('31/UBND');
      expect(shown.correction.steps.map(({ action, unit }) => [action, unit.name])).toEqual([
        ['opine', expect.stringContaining('Trùng Khánh')],
        ['opine', expect.stringContaining('Cục Thống kê')],
        ['decide', expect.stringContaining('Ban Dân tộc')],
      ]);
      const province = shown.onTotals.at(-1);
      expect(province?.cells).toContainEqual({
        cell: 'A03.NUNG',
        before: before.value,
        after: `${Number(before.value) + 7}`,
      });
      expect(shown.onTotals).toHaveLength(2);
      expect((await correctionAs('lan', id)).onTotals).toEqual([]);

      expect(codeOf(await grantAs('mai', id))).toBe('409 wrong-state');
      expect(codeOf(await hearAs('thu', id))).toBe('409 wrong-state');
      expect(codeOf(await hearAs('minh', id))).toBe('200');
      expect(codeOf(await hearAs('minh', id))).toBe('409 wrong-state');
      expect(codeOf(await hearAs('thu', id, 'disagree'))).toBe('200');
      const moment = later().toISOString();
      later();
      const granted = await grantAs('mai', id);
      expect(granted).toMatchObject({ status: 200, body: { state: 'granted', revision: 2 } });

      expect((await provincial('A03.NUNG')).value).toBe(`${Number(before.value) + 7}`);
      expect((await provincial('A03.NUNG', { knownAt: moment })).value).toBe(before.value);
      expect((await provincial('A03.NUNG')).coverage).toEqual(before.coverage);
      const after = await correctionAs('mai', id);
      expect(after.amendments.map(({ object, number }) => [object, number])).toEqual([
        ['consolidation', 1],
        ['approval', 1],
      ]);
      for (const { digestBefore, digestAfter } of after.amendments) expect(digestAfter).not.toBe(digestBefore);
      expect(after.onTotals).toEqual(shown.onTotals);
      const { body: now } = await lan.call(getSheet, { params: { id: sheet.id } });
      expect(now.submission).toMatchObject({ state: 'accepted', revision: 2, approved: true });
      expect(now.revisions.map(({ number, kind, knownUntil }) => [number, kind, knownUntil !== null])).toEqual([
        [2, 'correction', false],
        [1, 'first', true],
      ]);
      expect(now.revisions[0]?.knownFrom).toBe(now.revisions[1]?.knownUntil);
      const { body: first } = await lan.call(getRevision, { params: { id: sheet.id, number: 1 } });
      expect(first.values.cells['A03.NUNG']).toBe(previous);
      const { body: history } = await lan.call(getCellHistory, { params: { id: sheet.id, cell: 'A03.NUNG' } });
      expect(history.changes.at(-1)).toMatchObject({
        before: previous,
        source: 'correction',
        custodian: 'Hoàng Thị Lan',
      });
      const { body: steps } = await lan.call(getSteps, { params: { id: sheet.id } });
      expect(steps.steps.at(-1)).toMatchObject({ action: 'correct', from: 'accepted', to: 'accepted', number: 2 });
    }),
  );

  it(
    'R23 is only of approved figures, within one’s own route, and checked like a sending',
    inApproved(async (sheets) => {
      const sheet = sheetOf(sheets, 'lan');
      expect(codeOf(await askFor('sen', sheet, { 'A03.NUNG': '1' }))).toBe('404 not-found');
      expect(codeOf(await askFor('sy', sheet, { 'A03.NUNG': '1' }))).toBe('403 not-allowed');
      expect(codeOf(await askFor('lan', { ...sheet, revision: 2 }, { 'A03.NUNG': '1' }))).toBe('409 stale-version');
      expect(codeOf(await askFor('lan', sheet, { 'Z99.NUNG': '1' }))).toBe('422 invalid-values');
      expect(codeOf(await askFor('lan', sheet, { 'A03.NUNG': 'mười' }))).toBe('422 invalid-values');
      expect(codeOf(await askFor('lan', sheet, {}))).toBe('422 invalid-content');
      expect(codeOf(await askFor('lan', sheet, { 'A04.NUNG': '99999999' }))).toBe('422 check-failed');
      await world.openCampaign({ forms: ['DT06'], period: '2022' });
      const open = await submitAs(await as('minh'), 'minh', { form: 'DT06', period: '2022' });
      const early = await askFor('minh', open, { 'A01.TS': '1' });
      expect(codeOf(early)).toBe('409 wrong-state');
      expect(JSON.stringify(early.problem)).toContain('chưa được phê duyệt');
    }),
  );

  it(
    'R23 SEC-21 who asked or entered does not decide, a level that lets its day pass is not waited for, and a refusal says why',
    inApproved(async (sheets) => {
      const sheet = sheetOf(sheets, 'nga');
      const figure = await more('nga', sheet, 'A03.NUNG', 3);
      const { body: asked } = await askFor('mai', sheet, { 'A03.NUNG': figure });
      expect(codeOf(await hearAs('minh', asked.id))).toBe('200');
      expect(codeOf(await hearAs('thu', asked.id))).toBe('200');
      expect(codeOf(await grantAs('mai', asked.id))).toBe('403 own-figures');
      expect(
        codeOf(await (await as('lan')).call(takeBackCorrection, { params: { id: asked.id }, body: { version: 1 } })),
      ).toBe('404 not-found');
      const { seen } = (await correctionAs('ban', asked.id)).correction;
      const refusal = { seen, reason: 'Chưa đủ căn cứ' };
      expect(codeOf(await (await as('nga')).call(refuseCorrection, { params: { id: asked.id }, body: refusal }))).toBe(
        '403 not-allowed',
      );
      expect(await (await as('ban')).call(refuseCorrection, { params: { id: asked.id }, body: refusal })).toMatchObject(
        {
          status: 200,
          body: { state: 'refused' },
        },
      );
      expect(codeOf(await grantAs('ban', asked.id))).toBe('409 wrong-state');
      const { body: again } = await askFor('nga', sheet, { 'A03.NUNG': figure });
      daysLater(7);
      expect((await correctionAs('ban', again.id)).correction.actions).toEqual(['grant', 'refuse']);
      expect(codeOf(await grantAs('ban', again.id))).toBe('200');
    }),
  );

  it(
    'R23 two open corrections share no cell; one whose base moved is looked at again',
    inApproved(async (sheets) => {
      const sheet = sheetOf(sheets, 'kim');
      const [nung, tay] = [await more('kim', sheet, 'A03.NUNG', 5), await more('kim', sheet, 'A03.TAY', 6)];
      const { body: first } = await askFor('kim', sheet, { 'A03.NUNG': nung });
      expect(codeOf(await askFor('minh', sheet, { 'A03.NUNG': `${Number(nung) + 1}` }))).toBe('409 already-exists');
      const { body: second } = await askFor('minh', sheet, { 'A03.TAY': tay });
      for (const name of ['minh', 'thu'] as const) await hearAs(name, first.id);
      await hearAs('thu', second.id);
      expect(codeOf(await grantAs('mai', first.id))).toBe('200');
      const moved = await grantAs('ban', second.id);
      expect(codeOf(moved)).toBe('409 stale-version');
      expect((await correctionAs('minh', second.id)).correction).toMatchObject({
        baseStands: false,
        actions: ['renew', 'take-back'],
      });
      const renewed = await (await as('minh')).call(renewCorrection, {
        params: { id: second.id },
        body: { version: 1 },
      });
      expect(renewed).toMatchObject({ status: 200, body: { state: 'asked', dataVersion: 2 } });
      expect(codeOf(await grantAs('ban', second.id))).toBe('409 wrong-state');
      expect(codeOf(await hearAs('thu', second.id))).toBe('200');
      expect(await grantAs('ban', second.id)).toMatchObject({ status: 200, body: { revision: 3 } });
      const { body: stands } = await (await as('kim')).call(getSheet, { params: { id: sheet.id } });
      expect([stands.values.cells['A03.NUNG'], stands.values.cells['A03.TAY']]).toEqual([nung, tay]);
      const { body: list } = await (await as('kim')).call(listCorrections, { query: { state: 'granted' } });
      expect(list.corrections).toHaveLength(2);
      expect((await (await as('sen')).call(listCorrections, { query: {} })).body.corrections).toEqual([]);
    }),
  );

  it(
    'R23 SEC-21 an opinion or a decision is on what was seen: who was heard meanwhile, or what was set anew, is said and nothing is recorded',
    inApproved(async (sheets) => {
      const sheet = sheetOf(sheets, 'kim');
      const [nung, tay] = [await more('kim', sheet, 'A03.NUNG', 5), await more('kim', sheet, 'A03.TAY', 6)];
      const { id } = (await askFor('kim', sheet, { 'A03.NUNG': nung })).body;
      const seenBy = async (name: 'mai' | 'thu', of: string) => (await correctionAs(name, of)).correction.seen;
      const opine = async (of: string, seen: string) =>
        (await as('thu')).call(giveOpinion, { params: { id: of }, body: { seen, opinion: 'agree' } });
      const decide = async (of: string, seen: string) =>
        (await as('mai')).call(grantCorrection, { params: { id: of }, body: { seen } });
      const early = await seenBy('mai', id);
      later();
      await hearAs('minh', id);
      const afterDistrict = await seenBy('mai', id);
      later();
      await hearAs('thu', id, 'disagree');
      const refused = await decide(id, early);
      expect(codeOf(refused)).toBe('409 not-as-seen');
      expect(refused.problem.difference).toMatchObject({
        otherwise: [
          expect.stringMatching(/^Ý kiến mới của .*Trùng Khánh.*: đồng ý$/),
          expect.stringMatching(/^Ý kiến mới của .*Cục Thống kê.*: không đồng ý/),
        ],
      });
      expect(JSON.stringify((await decide(id, afterDistrict)).problem.difference)).not.toContain('Trùng Khánh');
      const no = { params: { id }, body: { seen: early, reason: 'Chưa đủ căn cứ' } };
      expect(codeOf(await (await as('mai')).call(refuseCorrection, no))).toBe('409 not-as-seen');
      const { body: other } = await askFor('minh', sheet, { 'A03.TAY': tay });
      const before = await seenBy('thu', other.id);
      expect(codeOf(await decide(id, await seenBy('mai', id)))).toBe('200');
      await (await as('minh')).call(renewCorrection, { params: { id: other.id }, body: { version: 1 } });
      const stale = await opine(other.id, before);
      expect(codeOf(stale)).toBe('409 not-as-seen');
      expect(stale.problem.detail).toContain('Đề nghị đã được đặt lại trên số liệu của lần 2');
      expect(codeOf(await opine(other.id, await seenBy('thu', other.id)))).toBe('200');
    }),
  );
});
