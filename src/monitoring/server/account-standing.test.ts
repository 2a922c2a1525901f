import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonName } from '../../../tests/world/people.ts';
import { submitAs } from '../../../tests/world/round.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { getMe } from '../../sign-in/contract.ts';
import { listSubmissions, saveDraft } from '../../submissions/contract.ts';
import { getAccountStanding } from '../contract.ts';
import { accountEffects } from '../rules/account-effects.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const idOf = async (name: PersonName): Promise<string> => (await (await world.as(name)).call(getMe)).body.account.id;
const effectsOfClosing = async (name: PersonName) => {
  const { status, body } = await (await world.as('quan')).call(getAccountStanding, {
    params: { id: await idOf(name) },
  });
  expect(status).toBe(200);
  return accountEffects(body, { kind: 'close' });
};

test('R7 R37 before an account is closed one sees what it leaves undone: the auditor’s duty, a district’s sheets, a clerk’s drafts', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    for (const name of ['lan', 'nga'] as const)
      await submitAs(await world.as(name), name, { form: 'DT01', period: '2022' });
    const kim = await world.as('kim');
    const [row] = (await kim.call(listSubmissions, { query: { form: 'DT01', period: '2022' } })).body.submissions;
    const draft = { params: { id: row?.id ?? '' }, body: { baseVersion: 1, cells: { 'A01.TAY': '1' } } };
    expect((await kim.call(saveDraft, draft)).status).toBe(200);

    expect(await effectsOfClosing('ngoc')).toMatchObject([
      { grave: true, words: expect.stringContaining('“Kiểm tra nhật ký”') },
    ]);
    expect(await effectsOfClosing('minh')).toEqual([
      { grave: true, words: expect.stringMatching(/Trùng Khánh không còn tài khoản nào/) },
      {
        grave: true,
        words: expect.stringMatching(/^2 phiếu đã nộp chờ kiểm tra \(hạn \d\d\/12\/2022\): không ai làm được/),
      },
    ]);
    expect(await effectsOfClosing('kim')).toEqual([
      { grave: true, words: expect.stringMatching(/huyện Trùng Khánh không còn tài khoản nào/) },
      { grave: true, words: expect.stringMatching(/^1 phiếu chưa nộp, 1 phiếu đang nhập dở \(hạn \d\d\/\d\d\/2022\)/) },
    ]);
    // The board's own account approves too.
    expect((await effectsOfClosing('mai')).filter(({ grave }) => grave)).toEqual([]);
  }));

test('R9 only who manages accounts is told what others have to do', () =>
  world.rollback(async () => {
    const params = { id: await idOf('lan') };
    for (const name of ['minh', 'lan', 'mai', 'ngoc'] as const)
      expect((await (await world.as(name)).call(getAccountStanding, { params })).status).toBe(403);
  }));
