import { describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { approveSeen } from '../../../tests/world/decide.ts';
import {
  acceptAs,
  approvalOf,
  codeOf,
  consolidationOf,
  signAs,
  submitAs,
  verifyAllAs,
} from '../../../tests/world/round.ts';
import { listPublications } from '../../publications/contract.ts';
import { getSheet, saveDraft } from '../../submissions/contract.ts';
import {
  askApprovalWithdrawal,
  askSubmissionWithdrawal,
  grantCorrection,
  grantWithdrawal,
  listWithdrawals,
  putBack,
  refuseWithdrawal,
  takeBackWithdrawal,
} from '../contract.ts';
import {
  as,
  askFor,
  communes,
  correctionAs,
  hearAs,
  inApproved,
  keepWorld,
  later,
  letter,
  more,
  provincial,
  round,
  sheetOf,
  world,
} from './approved.fixture.ts';

keepWorld();

const asking = { reason: 'Nhập nhầm đơn vị', letter };
const put = { reason: 'Đã đối chiếu lại với sổ gốc' };
const withdrawSheet = async (id: string, by: 'lan' | 'nga' | 'minh' = 'lan') =>
  (await as(by)).call(askSubmissionWithdrawal, { params: { id }, body: asking });
/** What this person sees of it; of what it does not find, nothing. */
const seenBy = async (client: Client, id: string): Promise<string> =>
  (await client.call(listWithdrawals, { query: {} })).body.withdrawals.find((one) => one.id === id)?.seen ?? 'none';
const grantAs = async (name: 'mai' | 'ban' | 'lan', id: string) => {
  const client = await as(name);
  return client.call(grantWithdrawal, { params: { id }, body: { seen: await seenBy(client, id) } });
};
const putBackAs = async (name: 'mai' | 'ban', id: string) => {
  const client = await as(name);
  return client.call(putBack, { params: { id }, body: { seen: await seenBy(client, id), ...put } });
};

describe('a withdrawal', () => {
  it(
    'R25 of an approved sheet is asked by its unit, decided by the board: its figures leave every total and come back by another decision',
    inApproved(async (sheets) => {
      const { id: sheet } = sheetOf(sheets, 'lan');
      const whole = await provincial('A03.NUNG');
      const first = later().toISOString();
      const { body: asked } = await withdrawSheet(sheet);
      expect(codeOf(await withdrawSheet(sheet))).toBe('409 already-exists');
      expect(codeOf(await withdrawSheet(sheet, 'nga'))).toBe('404 not-found');
      expect(codeOf(await grantAs('lan', asked.id))).toBe('403 not-allowed');
      later();
      expect(await grantAs('mai', asked.id)).toMatchObject({ status: 200, body: { state: 'granted', dataVersion: 2 } });
      const without = await provincial('A03.NUNG');
      expect(Number(without.value)).toBeLessThan(Number(whole.value));
      expect(without.coverage).toMatchObject({ expected: 5, covered: 4, withdrawn: 1, state: 'approved' });
      expect((await provincial('A03.NUNG', { knownAt: first })).value).toBe(whole.value);
      const { body: shown } = await (await as('lan')).call(getSheet, { params: { id: sheet } });
      expect(shown.submission).toMatchObject({ state: 'withdrawn', revision: 1 });
      expect(shown.actions).toEqual([]);
      const typed = { baseVersion: shown.submission.dataVersion, cells: { 'A03.NUNG': '1' } };
      expect(codeOf(await (await as('lan')).call(saveDraft, { params: { id: sheet }, body: typed }))).toBe(
        '409 locked',
      );
      expect(codeOf(await askFor('lan', { id: sheet, version: 0, revision: 1 }, { 'A03.NUNG': '1' }))).toBe(
        '409 wrong-state',
      );
      const second = later().toISOString();
      later();
      expect(await putBackAs('ban', asked.id)).toMatchObject({ status: 200, body: { state: 'put-back' } });
      expect((await provincial('A03.NUNG')).value).toBe(whole.value);
      expect((await provincial('A03.NUNG', { knownAt: second })).value).toBe(without.value);
      expect((await provincial('A03.NUNG', { knownAt: second })).coverage).toEqual(without.coverage);
      expect(codeOf(await putBackAs('ban', asked.id))).toBe('409 wrong-state');
      const { body: list } = await (await as('lan')).call(listWithdrawals, { query: {} });
      expect(list.withdrawals).toMatchObject([
        { state: 'put-back', putBackReason: put.reason, letter: { number: '31/UBND' } },
      ]);
    }),
  );

  it('R25 before approval makes what was signed stale, and what is withdrawn is waited for no longer', () =>
    world.rollback(async () => {
      const sheets = new Map<string, Awaited<ReturnType<typeof submitAs>>>();
      await world.openCampaign({ forms: [round.form], period: round.period });
      const person = (name: Parameters<typeof world.as>[0]) => world.as(name);
      const [minh, hai, thu, mai] = [
        await person('minh'),
        await person('hai'),
        await person('thu'),
        await person('mai'),
      ];
      for (const name of communes) {
        const sent = await submitAs(await person(name), name, round);
        sheets.set(name, sent);
        if (name !== 'lan') await acceptAs(name === 'sen' || name === 'dao' ? hai : minh, sent);
      }
      await signAs(hai, round);
      const { id } = sheets.get('lan') ?? { id: '' };
      const { body: asked } = await minh.call(askSubmissionWithdrawal, { params: { id }, body: asking });
      const granted = await mai.call(grantWithdrawal, {
        params: { id: asked.id },
        body: { seen: await seenBy(mai, asked.id) },
      });
      expect(granted.body.state).toBe('granted');
      await signAs(minh, round);
      const { consolidation } = await consolidationOf(minh, round);
      expect(consolidation).toMatchObject({ expected: 3, accepted: 2, withdrawn: 1, state: 'signed' });
      await verifyAllAs(thu, round);
      const { body: back } = await mai.call(putBack, {
        params: { id: asked.id },
        body: { seen: await seenBy(mai, asked.id), ...put },
      });
      expect(back.state).toBe('put-back');
      expect((await consolidationOf(minh, round)).consolidation).toMatchObject({
        accepted: 2,
        withdrawn: 0,
        state: 'verified',
      });
      const nga = sheets.get('nga')?.id ?? '';
      const { body: other } = await minh.call(askSubmissionWithdrawal, { params: { id: nga }, body: asking });
      await mai.call(grantWithdrawal, { params: { id: other.id }, body: { seen: await seenBy(mai, other.id) } });
      expect((await consolidationOf(minh, round)).consolidation).toMatchObject({
        state: 'stale',
        accepted: 1,
        withdrawn: 1,
      });
      const approval = await approvalOf(mai, round);
      expect(codeOf(await approveSeen(mai, approval.id))).toBe('409 wrong-state');
    }));

  it(
    'R25 SEC-21 of an approval is asked by one and decided by another of the board; corrections wait, and the log says all of it in order',
    inApproved(async (sheets) => {
      const { id: approval } = await approvalOf(await as('mai'), round);
      const whole = await provincial('A03.NUNG', { state: 'approved' });
      expect(
        codeOf(await (await as('minh')).call(askApprovalWithdrawal, { params: { id: approval }, body: asking })),
      ).toBe('403 not-allowed');
      const { body: asked } = await (await as('mai')).call(askApprovalWithdrawal, {
        params: { id: approval },
        body: asking,
      });
      expect(codeOf(await grantAs('mai', asked.id))).toBe('403 own-figures');
      const sheet = sheetOf(sheets, 'nga');
      const { body: waiting } = await askFor('nga', sheet, { 'A03.NUNG': await more('nga', sheet, 'A03.NUNG', 2) });
      later();
      expect(codeOf(await grantAs('ban', asked.id))).toBe('200');
      expect(await approvalOf(await as('mai'), round)).toMatchObject({ state: 'withdrawn', mayApprove: false });
      expect(await provincial('A03.NUNG')).toMatchObject({ value: null, coverage: { covered: 0, withdrawn: 5 } });
      expect(codeOf(await askFor('kim', sheetOf(sheets, 'kim'), { 'A03.NUNG': '1' }))).toBe('409 wrong-state');
      expect(waiting.state).toBe('asked');
      later();
      expect(codeOf(await putBackAs('mai', asked.id))).toBe('200');
      expect(await provincial('A03.NUNG', { state: 'approved' })).toEqual(whole);

      await world.runJobs({ scheduled: ['publication-numbers'] });
      const { body: log } = await (await as('mai')).call(listPublications, { query: {} });
      expect(log.publications.map(({ number, kind, submission }) => [number, kind, submission])).toEqual([
        [1, 'approved', null],
        [2, 'withdrawn', null],
        [3, 'put-back', null],
      ]);
      expect(log.last).toBe(3);
      expect((await (await as('mai')).call(listPublications, { query: { after: 2 } })).body.publications).toHaveLength(
        1,
      );
      expect((await (await as('sen')).call(listPublications, { query: {} })).body.publications).toHaveLength(3);
    }),
  );

  it(
    'R25 is refused with a reason, or taken back by who asked, and leaves the figures as they are',
    inApproved(async (sheets) => {
      const { id } = sheetOf(sheets, 'lan');
      const before = await provincial('A03.NUNG');
      const { body: one } = await withdrawSheet(id);
      const no = {
        params: { id: one.id },
        body: { seen: await seenBy(await as('mai'), one.id), reason: 'Số liệu đúng với sổ' },
      };
      expect((await (await as('mai')).call(refuseWithdrawal, no)).body.state).toBe('refused');
      const { body: two } = await withdrawSheet(id);
      const back = await (await as('lan')).call(takeBackWithdrawal, { params: { id: two.id }, body: { version: 1 } });
      expect(back.body.state).toBe('taken-back');
      expect(codeOf(await grantAs('mai', two.id))).toBe('409 wrong-state');
      expect(await provincial('A03.NUNG')).toEqual(before);
    }),
  );

  it(
    'R25 SEC-21 is decided as seen: figures corrected meanwhile are shown old and new, and nothing is recorded',
    inApproved(async (sheets) => {
      const sheet = sheetOf(sheets, 'nga');
      const { body: correction } = await askFor('nga', sheet, { 'A03.NUNG': await more('nga', sheet, 'A03.NUNG', 2) });
      for (const name of ['minh', 'thu'] as const) await hearAs(name, correction.id);
      const { body: asked } = await withdrawSheet(sheet.id, 'nga');
      const mai = await as('mai');
      const seen = await seenBy(mai, asked.id);
      const previous = (await mai.call(getSheet, { params: { id: sheet.id } })).body.values.cells['A03.NUNG'];
      const { seen: proposal } = (await correctionAs('ban', correction.id)).correction;
      const granted = await (await as('ban')).call(grantCorrection, {
        params: { id: correction.id },
        body: { seen: proposal },
      });
      expect(codeOf(granted)).toBe('200');
      const refused = await mai.call(grantWithdrawal, { params: { id: asked.id }, body: { seen } });
      expect(codeOf(refused)).toBe('409 not-as-seen');
      expect(refused.problem.difference).toMatchObject({
        sheets: [{ submission: sheet.id, before: 1, after: 2 }],
      });
      expect(JSON.stringify(refused.problem.difference)).toContain(
        `"before":"${previous}","after":"${Number(previous) + 2}"`,
      );
      expect(codeOf(await grantAs('mai', asked.id))).toBe('200');
      const { body: shown } = await mai.call(listWithdrawals, { query: {} });
      const late = await mai.call(putBack, { params: { id: asked.id }, body: { seen, ...put } });
      expect([shown.withdrawals[0]?.state, codeOf(late)]).toEqual(['granted', '409 not-as-seen']);
    }),
  );
});
