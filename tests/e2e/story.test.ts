import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from './browser.ts';
import { type Figures, readFigures } from './figures.ts';
import { inDays } from '../scenario/days.ts';
import { formatDay } from '../../src/platform/text/vietnamese.ts';
import { button, cell, changeIssuedPassword, dialog, downloaded, enterFirst, expectText, GROUPS, heading, paste, said, saved, typePassword } from './pages.ts';
import { issuedPassword, OWN_PASSWORD, personOf } from './people.ts';
import { sendFigures } from './round.ts';

const CLERK = 'damthuy.trungkhanh';
const COMMUNE = '01495';
const YEAR = '2022';
const ROWS = ['A01', 'A02', 'A03', 'A04', 'A05', 'A06'];
const COLUMNS = ['TAY', 'NUNG', 'MONG', 'DAO', 'KINH', 'SANCHI', 'LOLO', 'KHAC'];
const dates = { 'Mở từ ngày': 0, 'Cấp xã': 15, 'Cấp huyện': 25, 'Sở, ngành': 35, 'Ban Dân tộc': 45 };

let browser: Browser;
let figures: Figures;
let board: Page;
let clerk: Page;

beforeAll(async () => {
  browser = await openBrowser();
  [board, clerk] = [await openPage(browser), await openPage(browser)];
});
afterAll(() => browser.close());

describe('the story: a campaign of DT01 and DT07', () => {
  it('R15 the board opens a campaign from a request letter with its file, for all communes', async () => {
    await enterFirst(board, 'to.chuc');
    figures = await readFigures(await personOf('to.chuc'));
    await board.goto('/dot-thu-thap');
    await board.getByRole('link', { name: 'Mở đợt thu thập' }).click();
    await board.getByLabel('Số, ký hiệu').fill('612/BDT-CSDT');
    await board.getByLabel('Người ký').fill('Bế Quang Vinh');
    await board.getByLabel('Trích yếu').fill('Đề nghị cập nhật số liệu dân số, hộ nghèo năm 2022');
    const [chooser] = await Promise.all([board.waitForEvent('filechooser'), button(board, 'Chọn tệp…').click()]);
    await chooser.setFiles({ name: 'cong-van-612.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') });
    await board.getByText('cong-van-612.pdf').waitFor();
    await button(board, 'Tiếp tục').click();
    await board.getByLabel('Tên đợt thu thập').fill('Thu thập dân số, hộ nghèo năm 2022');
    await board.getByLabel('Năm', { exact: true }).fill(YEAR);
    await board.getByRole('checkbox', { name: /^DT01 · / }).check();
    await board.getByRole('checkbox', { name: /^DT07 · / }).check();
    await button(board, 'Tiếp tục').click();
    for (const [name, days] of Object.entries(dates)) await board.getByRole('textbox', { name }).fill(formatDay(inDays(days)));
    await button(board, 'Tiếp tục').click();
    await board.getByRole('textbox', { name: 'Hướng dẫn' }).fill('Số liệu chốt đến ngày 31/12. Ô không phát sinh ghi “–”.');
    await button(board, 'Tiếp tục').click();
    await expectText(board.getByRole('table'), /DT01[\s\S]*161[\s\S]*DT07[\s\S]*161/);
    await button(board, 'Mở đợt thu thập').click();
    await button(dialog(board), 'Mở đợt thu thập').click();
    await said(board, 'Đã mở đợt thu thập: 322 phiếu đã gửi đến các đơn vị.');
    const file = await downloaded(board, () => button(board, 'cong-van-612.pdf').click());
    expect(file.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('R3 the clerk signs in for the first time and must change the issued password, the rule ticked off as she types', async () => {
    await clerk.goto('/');
    await heading(clerk, 'Đăng nhập').waitFor();
    await typePassword(clerk, CLERK, issuedPassword(CLERK));
    await heading(clerk, 'Đổi mật khẩu').waitFor();
    await clerk.goto('/');
    await heading(clerk, 'Đổi mật khẩu').waitFor();
    const wish = clerk.getByRole('textbox', { name: 'Mật khẩu mới', exact: true });
    const open = clerk.getByRole('listitem').filter({ hasText: 'chưa đạt' });
    const before = await open.count();
    await wish.fill('Thac');
    expect(await open.count()).toBeLessThan(before);
    await wish.fill(OWN_PASSWORD);
    expect(await open.count()).toBe(0);
    await changeIssuedPassword(clerk, CLERK);
    await heading(clerk, 'Việc cần làm').waitFor();
  });

  it('R37 she finds both forms in her work list with their due date, and opens DT01', async () => {
    const session = await personOf(CLERK);
    await sendFigures(session, { form: 'DT01', period: '2021' }, figures.of('DT01', COMMUNE, '2021'));
    await clerk.reload();
    const due = formatDay(inDays(15)).slice(0, 5);
    for (const form of ['DT01', 'DT07']) {
      const line = clerk.getByRole('listitem').filter({ hasText: `${form} · ` }).filter({ hasText: 'Năm 2022' });
      await expectText(line, new RegExp(`Còn 15 ngày · ${due}[\\s\\S]*Chưa nhập`));
    }
    await clerk.getByRole('link', { name: /^Bắt đầu nhập: DT01 .*Năm 2022/ }).click();
    await heading(clerk, /^DT01 · /).waitFor();
  });

  it('R16 she types with number keys, arrows, Tab and Enter; totals compute as typed; last period stands beside the cell', async () => {
    await cell(clerk, 'A01', 'Tày').click();
    await clerk.keyboard.type('510');
    await clerk.keyboard.press('Tab');
    await clerk.keyboard.type('455');
    expect(await cell(clerk, 'A01', 'Tổng số').inputValue()).toBe('965');
    await clerk.keyboard.press('Enter');
    await clerk.keyboard.type('1800');
    await clerk.keyboard.press('ArrowLeft');
    await clerk.keyboard.type('2010');
    await clerk.keyboard.press('ArrowDown');
    expect(await cell(clerk, 'A03', 'Tày').evaluate((node) => node === document.activeElement)).toBe(true);
    expect(await cell(clerk, 'A02', 'Tổng số').inputValue()).toBe('3.810');
    const before = Number(figures.of('DT01', COMMUNE, '2021')['A01.NUNG']).toLocaleString('vi-VN');
    expect(await cell(clerk, 'A01', 'Nùng').getAttribute('aria-label')).toContain(`kỳ trước ${before}`);
    await saved(clerk);
  });

  it('R16 she pastes a block of 6 × 8 from Excel, undoes and redoes it, and a reload loses nothing', async () => {
    const cells = figures.of('DT01', COMMUNE, YEAR);
    const block = ROWS.map((row) => COLUMNS.map((column) => Number(cells[`${row}.${column}`]).toLocaleString('vi-VN')).join('\t')).join('\r\n');
    await cell(clerk, 'A01', 'Tày').click();
    await paste(clerk, `${block}\r\n`);
    await said(clerk, 'Đã dán 48 ô');
    const whole = COLUMNS.reduce((sum, column) => sum + Number(cells[`A02.${column}`]), 0).toLocaleString('vi-VN');
    expect(await cell(clerk, 'A02', 'Tổng số').inputValue()).toBe(whole);
    await clerk.keyboard.press('Control+z');
    expect(await cell(clerk, 'A02', 'Tổng số').inputValue()).toBe('3.810');
    await clerk.keyboard.press('Control+y');
    expect(await cell(clerk, 'A02', 'Tổng số').inputValue()).toBe(whole);
    await clerk.reload();
    expect(await cell(clerk, 'A02', 'Tổng số').inputValue()).toBe(whole);
    const shown = await Promise.all(GROUPS.map((group) => cell(clerk, 'A05', group).inputValue()));
    expect(shown).toEqual(COLUMNS.map((column) => Number(cells[`A05.${column}`]).toLocaleString('vi-VN')));
  });
});
