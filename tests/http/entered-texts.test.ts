import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteAccount } from '../../src/accounts/contract/life.ts';
import { excuseUnit } from '../../src/campaigns/contract.ts';
import { returnSubmission } from '../../src/review/contract.ts';
import { getSheet } from '../../src/submissions/contract.ts';
import { returnSeen, seenSheet } from '../world/decide.ts';
import { codeOf, submitAs } from '../world/round.ts';
import { openWorld, type World } from '../world/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const round = { form: 'DT01', period: '2022' };
const blanks = ['   ', '\u200b', '\u00a0\u3000', '\n\t', '\u3164', ' \u2060\u00ad ', '\u202e'];

describe('R21 words that a person enters are brought into one form, then measured', () => {
  it.each(blanks)('%j is no reason for a return, not of the whole and not of a cell', (blank) =>
    world.rollback(async () => {
      await world.openCampaign({ forms: ['DT01'], period: '2022' });
      const { id } = await submitAs(await world.as('lan'), 'lan', round);
      const minh = await world.as('minh');
      const seen = await seenSheet(minh, id);
      const giveBack = (reason: string, ofCell: string) => {
        const cells = [{ cell: 'A01.TAY', reason: ofCell }];
        return minh.call(returnSubmission, { params: { id }, body: { seen, reason, cells, dueOn: '2022-12-20' } });
      };
      for (const answer of [await giveBack(blank, 'Sai'), await giveBack('Xem lại', blank)])
        expect(codeOf(answer)).toBe('400 bad-request');
      expect(codeOf(await giveBack(`${blank}Xem lại`, 'Sai'))).toBe('200');
    }),
  );

  it('a reason is read back composed, with one kind of line end, without what nobody sees', () =>
    world.rollback(async () => {
      await world.openCampaign({ forms: ['DT01'], period: '2022' });
      const lan = await world.as('lan');
      const { id } = await submitAs(lan, 'lan', round);
      const reason = ` Đề nghị\u200b xem lại:\r\n- dòng 1\u2028- dòng 2  `.normalize('NFD');
      const cells = [{ cell: 'A01.TAY', reason: 'Số\u202e này sai' }];
      await returnSeen(await world.as('minh'), id, { reason, cells, dueOn: '2022-12-20' });
      const { returns } = (await lan.call(getSheet, { params: { id } })).body;
      expect(returns[0]).toMatchObject({
        reason: 'Đề nghị xem lại:\n- dòng 1\n- dòng 2'.normalize('NFC'),
        cells: [{ cell: 'A01.TAY', reason: 'Số này sai' }],
      });
    }));

  it.each(blanks)('%j excuses no unit and closes no account, and the answer says where', (blank) =>
    world.rollback(async () => {
      const id = await world.openCampaign({ forms: ['DT01'], period: '2022' });
      const body = { ...round, unit: 1, reason: blank };
      const excuse = await (await world.as('tuan')).call(excuseUnit, { params: { id }, body });
      expect(excuse.problem.findings).toEqual([
        { at: 'body/reason', message: 'chưa có nội dung (khoảng trắng không tính)' },
      ]);
      const close = { params: { id: '00000000-0000-4000-8000-000000000000' }, body: { reason: blank } };
      expect(codeOf(await (await world.as('quan')).call(deleteAccount, close))).toBe('400 bad-request');
    }),
  );
});
