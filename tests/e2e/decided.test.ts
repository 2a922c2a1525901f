import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { openCampaign } from '../../src/campaigns/contract.ts';
import { listApprovals, returnSubmission } from '../../src/review/contract.ts';
import { getSheet, saveDraft, submitSheet } from '../../src/submissions/contract.ts';
import { inDays, roundDays } from '../scenario/days.ts';
import { keepPictures, openBrowser, openComputer } from './browser.ts';
import { readFigures } from './figures.ts';
import { button, cell, dialog, enter, expectText, heading, said, saved, typePassword } from './pages.ts';
import { OWN_PASSWORD, personOf, seat } from './people.ts';
import { acceptOne, acceptWaiting, sendFigures, signOwn, submissionOf, verifyWaiting } from './round.ts';

const ROUND = { form: 'DT01', period: '2023' };
const COMMUNE = { code: '01534', username: 'minhlong.halang', name: 'Minh Long' };

const browser = await openBrowser();
afterAll(() => browser.close());
keepPictures(() => browser);

/** A round of one commune. */
const openRound = async (period: string, commune: string) => {
  const operator = await personOf('to.chuc');
  const figures = await readFigures(operator);
  const communes = figures.units.filter(({ kind, name }) => kind === 'commune' && name === commune).map(({ id }) => id);
  const letter = { number: '23/BDT', day: inDays(0), subject: `Đề nghị báo cáo năm ${period}`, attachments: [] };
  const plan = { title: `Báo cáo năm ${period}`, letter, forms: [{ form: 'DT01', period }], communes, ...roundDays() };
  await operator.must(openCampaign, { body: plan });
  return figures;
};

/** A round of one commune, verified: the board may approve it. */
const verifiedRound = async (): Promise<void> => {
  const { of } = await openRound(ROUND.period, COMMUNE.name);
  await sendFigures(await personOf(COMMUNE.username), ROUND, of('DT01', COMMUNE.code, '2022'));
  await acceptWaiting(await personOf('halang'), ROUND);
  await signOwn(await personOf('halang'), ROUND);
  await verifyWaiting(await personOf('ctk'), ROUND);
};

/** Returned, one figure corrected, sent, accepted, signed and verified again, behind the reader's back. Answers the figure, before and now. */
const correctBehind = async (): Promise<readonly [string, string]> => {
  const [clerk, district] = [await personOf(COMMUNE.username), await personOf('halang')];
  const { id } = await submissionOf(clerk, ROUND);
  const params = { id };
  const { seen } = await district.must(getSheet, { params });
  const cells = [{ cell: 'B05.TS', reason: 'Đối chiếu lại' }];
  const back = { seen, reason: 'Rà soát lại', cells, dueOn: inDays(3) };
  const { dataVersion } = await district.must(returnSubmission, { params, body: back });
  const sheet = await clerk.must(getSheet, { params });
  const before = sheet.values.cells['B05.TS'] ?? '0';
  const now = String(Number(before) + 1);
  const saved = await clerk.must(saveDraft, { params, body: { baseVersion: dataVersion, cells: { 'B05.TS': now } } });
  const { explanations } = sheet;
  await clerk.must(submitSheet, { params, body: { baseVersion: saved.dataVersion, explanations } });
  await acceptOne(district, id);
  await signOwn(district, ROUND);
  await verifyWaiting(await personOf('ctk'), ROUND);
  return [before, now];
};

const askToApprove = async (page: Page): Promise<void> => {
  await page.goto('/phe-duyet');
  await button(page, 'Phê duyệt DT01 Năm 2023').click();
  await dialog(page).getByRole('table', { name: 'Các số chính, đặt cạnh kỳ trước' }).waitFor();
};

const stateOf = async (): Promise<string | undefined> =>
  (await (await personOf('phe.duyet')).must(listApprovals, { query: ROUND })).approvals[0]?.state;

describe('R20 R23 a decision is about what the person saw, and theirs', () => {
  it('what changed while the board was reading is shown, old and new, and nothing is approved until it is looked at again', async () => {
    await verifiedRound();
    const context = await openComputer(browser);
    await seat(context, 'phe.duyet');
    const page = await context.newPage();
    await askToApprove(page);
    const [before, now] = await correctBehind();
    await button(dialog(page), 'Phê duyệt và khóa').click();
    await expectText(dialog(page), /Số liệu đã thay đổi từ lúc được xem/);
    const line = dialog(page)
      .getByRole('row')
      .filter({ hasText: /Minh Long/ })
      .filter({ hasText: 'B05' });
    await expectText(line, new RegExp(`lần nộp 1 → 2[\\s\\S]*${before}[\\s\\S]*${now}`));
    expect(await stateOf()).toBe('open');
    await button(dialog(page), 'Xem lại số liệu hiện nay').click();
    await dialog(page).waitFor({ state: 'detached' });
    expect(await stateOf()).toBe('open');
    await context.close();
  });

  it('R2 somebody else signs in in a second tab: the first approves nothing under either name, and says whose it is', async () => {
    const context = await openComputer(browser);
    await seat(context, 'phe.duyet');
    const page = await context.newPage();
    await askToApprove(page);
    const other = await context.newPage();
    await enter(other, 'khanhxuan.baolac');
    await page.bringToFront();
    await button(dialog(page), 'Phê duyệt và khóa').click();
    await heading(page, 'Trình duyệt đang mở bằng tài khoản khác').waitFor();
    await page
      .getByText(/Trình duyệt này đang mở bằng tài khoản khanhxuan\.baolac.*Trang này mở bằng tài khoản phe\.duyet/)
      .waitFor();
    expect(await stateOf()).toBe('open');
    await button(page, 'Mở lại trang theo tài khoản hiện tại').click();
    await heading(page, 'Việc cần làm').waitFor();
    await page.getByRole('button', { name: /^Người dùng: / }).click();
    await page.getByText('Tài khoản: khanhxuan.baolac').waitFor();
    await context.close();
  });

  it('R16 what the first person was typing stays theirs, and is there when they sign in again', async () => {
    await openRound('2025', 'Khánh Xuân');
    const context = await openComputer(browser);
    const session = await seat(context, 'khanhxuan.baolac');
    const { id } = await submissionOf(session, { form: 'DT01', period: '2025' });
    const page = await context.newPage();
    await page.goto(`/phieu/${id}`);
    await cell(page, 'A01', 'Tày').waitFor();
    // Typed while the line is down; before it is up again somebody else has signed in.
    const draft = `**/api/submissions/${id}/draft`;
    await context.route(draft, (route) => route.abort());
    await cell(page, 'A01', 'Tày').click();
    await page.keyboard.type('4321');
    await page.keyboard.press('Enter');
    await page.getByText('Mất kết nối: số liệu được giữ trên máy này').waitFor();
    const other = await context.newPage();
    await enter(other, COMMUNE.username);
    await context.unroute(draft);
    await page.bringToFront();
    await page.getByText(/Trang này mở bằng tài khoản khanhxuan\.baolac/).waitFor();
    // Whoever signs in in a browser ends the session that it had before.
    const valueThere = async () => {
      const again = await personOf('khanhxuan.baolac');
      return (await again.must(getSheet, { params: { id } })).values.cells['A01.TAY'];
    };
    expect(await valueThere()).toBeUndefined();
    await button(page, 'Đăng nhập lại bằng khanhxuan.baolac').click();
    await typePassword(page, 'khanhxuan.baolac', OWN_PASSWORD);
    await said(page, /Đã khôi phục phần nhập chưa gửi/);
    await saved(page);
    expect(await cell(page, 'A01', 'Tày').inputValue()).toBe('4.321');
    expect(await valueThere()).toBe('4321');
    await context.close();
  });
});
