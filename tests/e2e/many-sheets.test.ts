import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCampaign } from '../../src/campaigns/contract.ts';
import { getOwnSheets } from '../../src/submissions/contract/many.ts';
import { getSheet, saveDraft } from '../../src/submissions/contract.ts';
import type { Session } from '../scenario/api.ts';
import { inDays, roundDays } from '../scenario/days.ts';
import { keepPictures, openBrowser, openComputer } from './browser.ts';
import { button, dialog, heading, paste, said, saved } from './pages.ts';
import { personOf, seat } from './people.ts';

const browser = await openBrowser();
afterAll(() => browser.close());
keepPictures(() => browser);

const PERIOD = '2022';
let session: Session;
let page: Page;
beforeAll(async () => {
  const letter = { number: '21/BDT', day: inDays(0), subject: 'Đề nghị báo cáo năm 2022', attachments: [] };
  const body = { title: 'Y tế năm 2022', letter, forms: [{ form: 'DT11', period: PERIOD }], ...roundDays() };
  await (await personOf('to.chuc')).must(openCampaign, { body });
  const context = await openComputer(browser);
  session = await seat(context, 'syt');
  page = await context.newPage();
});

const sheets = async () =>
  (await session.must(getOwnSheets, { query: { form: 'DT11', period: PERIOD } })).sheets.map(({ sheet, unit }) => ({
    ...unit,
    id: sheet.submission.id,
    path: sheet.submission.subject.path,
    state: sheet.submission.state,
    version: sheet.submission.dataVersion,
    cells: sheet.values.cells,
  }));
/** Without diacritics, as some offices keep their lists. */
const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
const cellOf = (unit: string, code: string, on: Page = page) =>
  on.getByRole('textbox', { name: new RegExp(`^${unit}, ${code} `) }).first();
const rowOf = (unit: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name: unit, exact: true }) });

/** What each commune reports in the part “Mạng lưới”: another number in each, so that a mixed-up row is seen. */
const networkOf = (at: number): string[] => ['2', '1', '1', String(at + 1), '0'];
const HEALTH = ['40', '30', '9', '6', '3', '2', '3', '2', '7', '5', '20', '10', '3', '2', '0', '0'];

describe('R16 one table for the sheets of 161 communes', () => {
  it('R37 the work list leads to it', async () => {
    await page.goto('/');
    await heading(page, 'Việc cần làm').waitFor();
    await page
      .getByRole('link', { name: /DT11 .*Năm 2022/ })
      .first()
      .click();
    await page.getByRole('grid').waitFor();
    expect(new URL(page.url()).pathname).toBe('/bang-nhap/DT11/2022');
    await page.getByText('161 chưa nhập').waitFor();
    const top = await page.getByRole('grid').evaluate((grid) => grid.getBoundingClientRect().top);
    expect(top).toBeLessThanOrEqual(220);
  });

  it('R16 a block from a spreadsheet goes by the names in front of it, in whatever order; what is doubtful is asked', async () => {
    const all = await sheets();
    expect(all).toHaveLength(161);
    const lines = all.map(({ path }, at) => [plain(path), ...networkOf(at)]).toReversed();
    const [wrong, other] = [all[3], all[4]];
    // One name is misspelt; the sheet's own heading stands on top.
    const asked = lines.map(([name = '', ...figures]) =>
      name === plain(wrong?.path ?? '') ? [`${name.slice(0, 8)}x${name.slice(8)}`, ...figures] : [name, ...figures],
    );
    await cellOf(all[0]?.name ?? '', 'A01').click();
    await paste(
      page,
      [['Tên xã', 'Số trạm năm 2022', '', '', '', ''], ...asked].map((line) => line.join('\t')).join('\r\n'),
    );
    const question = dialog(page);
    await question.getByText('Đã nhận ra 160 đơn vị theo tên. Còn 1 dòng chưa chắc').waitFor();
    await question.getByRole('combobox').selectOption({ label: `${wrong?.name}, ${wrong?.district}` });
    await button(question, 'Dán 161 dòng').click();
    await said(page, 'Đã dán 805 ô');
    await saved(page);
    const kept = await sheets();
    expect(kept.map(({ cells }) => cells['A04.GT'])).toEqual(all.map((_, at) => String(at + 1)));
    expect(other).toBeDefined();
  });

  it('R16 a block without names goes by position; one Ctrl Z takes all of it back, Ctrl Y makes it again', async () => {
    await page.getByRole('tab', { name: /^B\. / }).click();
    const all = await sheets();
    await cellOf(all[0]?.name ?? '', 'B01').click();
    await paste(page, all.map(() => HEALTH.join('\t')).join('\r\n'));
    await said(page, `Đã dán ${161 * 16} ô`);
    await page.getByText('161 đủ').waitFor();
    // Only the rows in sight have their cells on the page; a screen reader hears of all, and paper has all.
    const drawn = () => page.locator('.ft [data-place]').count();
    expect(await drawn()).toBeLessThan(161 * 16);
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toMatch(/^16[2-5]$/);
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await drawn()).toBe(161 * 16);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.keyboard.press('Control+End');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain(all.at(-1)?.name);
    await page.keyboard.press('Control+z');
    await page.getByText('161 đang nhập').waitFor();
    await page.keyboard.press('Control+y');
    await page.getByText('161 đủ').waitFor();
    await saved(page);
  });

  it('R13 a row says what is wrong in it; F8 leads to the cell', async () => {
    const [first, second] = await sheets();
    const cell = cellOf(first?.name ?? '', 'B03');
    await cell.click();
    await page.keyboard.type('50');
    await page.keyboard.press('Enter');
    await rowOf(first?.name ?? '')
      .getByText('1 lỗi')
      .waitFor();
    await cellOf(second?.name ?? '', 'B08').click();
    await page.keyboard.press('Delete');
    await rowOf(second?.name ?? '')
      .getByText('1 ô trống')
      .waitFor();
    await page.keyboard.press('F8');
    await page
      .getByRole('region', { name: 'Lỗi và cảnh báo' })
      .getByText(new RegExp(`^${first?.name} · `))
      .waitFor();
    expect(await cell.evaluate((node) => node.closest('tr') === document.activeElement?.closest('tr'))).toBe(true);
    await page.keyboard.press('Escape');
    await saved(page);
  });

  it('R16 the complete ones are sent together; the others stay, each with its reason', async () => {
    await button(page, 'Nộp 159 phiếu đủ').click();
    const preview = dialog(page);
    await preview.getByText('159 trong 161 phiếu đã đủ số liệu.').waitFor();
    const [first, second, third] = await sheets();
    await preview.getByText(`${first?.name}: 1 lỗi`).waitFor();
    await preview.getByText(`${second?.name}: 1 ô trống`).waitFor();
    // Another tab changes one of them meanwhile: that one is not sent.
    await session.must(saveDraft, {
      params: { id: third?.id ?? '' },
      body: { baseVersion: third?.version ?? 0, cells: { 'A04.GT': '77' } },
    });
    await button(preview, 'Nộp 159 phiếu').click();
    await page.getByText('Đã nộp 158 phiếu.').waitFor();
    await dialog(page).getByText(`${third?.name}: Số liệu vừa thay đổi ở nơi khác. Xem lại rồi nộp.`).waitFor();
    await button(dialog(page), 'Đóng').last().click();
    await page.getByText('158 đã nộp').waitFor();
    const states = (await sheets()).map(({ state }) => state);
    expect(states.filter((state) => state === 'accepted')).toHaveLength(158);
    expect(states.slice(0, 3)).toEqual(['draft', 'draft', 'draft']);
  });

  it('R16 two tabs: other cells join, one cell is chosen, and what cannot be sent outlives a reload', async () => {
    const [first] = await sheets();
    const name = first?.name ?? '';
    const id = first?.id ?? '';
    const other = await page.context().newPage();
    await other.goto(`/phieu/${id}?phan=B`);
    await other.getByRole('grid').waitFor();
    const typeThere = async (value: string): Promise<void> => {
      await other.bringToFront();
      await other
        .getByRole('textbox', { name: /^B05 .*Tổng số/ })
        .first()
        .click();
      await other.keyboard.type(value);
      await other.keyboard.press('Enter');
      await saved(other);
    };
    await typeThere('8');
    await page.bringToFront();
    await cellOf(name, 'B05').click();
    await page.keyboard.type('9');
    await page.keyboard.press('Enter');
    await page.getByText('Có ô được sửa ở nơi khác').waitFor();
    await dialog(page).getByText(name, { exact: true }).waitFor();
    await dialog(page).getByRole('radio', { name: 'Số mới trên hệ thống: 8' }).check();
    await button(page, 'Lưu lựa chọn').click();
    await saved(page);
    expect(await cellOf(name, 'B05').inputValue()).toBe('8');
    await page.route('**/api/sheets/drafts', (route) => route.abort());
    await cellOf(name, 'B03').click();
    await page.keyboard.type('4');
    await page.keyboard.press('Enter');
    await page.getByText('Mất kết nối').waitFor();
    await page.reload();
    await page.unroute('**/api/sheets/drafts');
    await said(page, 'Đã khôi phục phần nhập chưa gửi');
    await expect.poll(async () => (await session.must(getSheet, { params: { id } })).values.cells['B03.TS']).toBe('4');
    await other.close();
  });
});
