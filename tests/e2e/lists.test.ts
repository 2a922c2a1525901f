import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCampaign } from '../../src/campaigns/contract.ts';
import { getSheet, listSubmissions } from '../../src/submissions/contract.ts';
import type { Session } from '../scenario/api.ts';
import { inDays, roundDays } from '../scenario/days.ts';
import { keepPictures, openBrowser, openComputer } from './browser.ts';
import { readFigures } from './figures.ts';
import { button, dialog, expectText, said, saved } from './pages.ts';
import { personOf, seat } from './people.ts';
import { submissionOf } from './round.ts';

const CLERK = 'cocpang.baolac';
const PERIOD = '2025';

const browser = await openBrowser();
afterAll(() => browser.close());
keepPictures(() => browser);

/** A round with a list for one commune, later than all others. */
const openLists = async (): Promise<void> => {
  const operator = await personOf('to.chuc');
  const { units } = await readFigures(operator);
  const communes = units.filter(({ kind, name }) => kind === 'commune' && name === 'Cốc Pàng').map(({ id }) => id);
  const letter = { number: '20/BDT', day: inDays(0), subject: 'Đề nghị báo cáo năm 2025', attachments: [] };
  const forms = [{ form: 'DT19', period: PERIOD }];
  await operator.must(openCampaign, { body: { title: 'Danh sách năm 2025', letter, forms, communes, ...roundDays() } });
};

describe('R16 a list begins from the one of the period before', () => {
  let page: Page;
  let session: Session;
  let id = '';
  beforeAll(async () => {
    await openLists();
    const context = await openComputer(browser);
    session = await seat(context, CLERK);
    id = (await submissionOf(session, { form: 'DT19', period: PERIOD })).id;
    page = await context.newPage();
    await page.goto(`/phieu/${id}`);
    await page.getByRole('tablist').waitFor();
  });
  afterAll(() => page.context().close());
  const rows = () => page.locator('tbody tr');

  it('R16 copies it whole, as one edit, and marks what one changes, adds and takes out', async () => {
    const { submissions } = await session.must(listSubmissions, { query: { form: 'DT19' } });
    const former = submissions.find(({ revision }) => revision > 0);
    const sent = await session.must(getSheet, { params: { id: former?.id ?? '' } });
    const count = sent.values.lists.A?.length ?? 0;
    expect(count).toBeGreaterThan(2);
    await button(page, /^Chép danh sách năm \d{4} \(\d+ dòng\)$/).click();
    await said(page, new RegExp(`^Đã chép ${count} dòng`));
    expect(await rows().count()).toBe(count);
    const born = page.getByRole('textbox', { name: /^Dòng 1, Năm sinh/ });
    const before = await born.inputValue();
    await born.click();
    await page.keyboard.type('1950');
    await page.keyboard.press('Enter');
    expect(await born.getAttribute('aria-label')).toContain(`kỳ trước ${before}`);
    await button(page, 'Thêm dòng').click();
    await page.keyboard.type('Hoàng Văn Mới');
    await page.keyboard.press('Tab');
    await button(page, 'Xóa dòng 2').click();
    await expectText(page.locator('.entry-since'), /1 dòng mới · 1 dòng có sửa · 1 dòng bỏ \(.+\)/);
    await saved(page);
    await page.reload();
    await expectText(page.locator('.entry-since'), /1 dòng mới · 1 dòng có sửa · 1 dòng bỏ/);
  });

  it('R13 a problem of a list names its row, also where the panel is folded away', async () => {
    expect(await page.getByRole('complementary', { name: 'Chi tiết của ô' }).count()).toBe(0);
    await page.getByRole('textbox', { name: /^Dòng 3, Năm sinh/ }).click();
    await page.keyboard.type('19x');
    await page.keyboard.press('Enter');
    await page.keyboard.press('F8');
    await expectText(page.getByRole('region', { name: 'Lỗi và cảnh báo' }), /A · dòng 3 · Năm sinh/);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('complementary', { name: 'Chi tiết của ô' }).getByText('A · dòng 3 · Năm sinh').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Delete');
    await saved(page);
  });
});

describe('R16 what comes after', () => {
  it('R26 the history of a cell knows of what was typed a moment ago', async () => {
    const context = await openComputer(browser);
    const session = await seat(context, CLERK);
    const { id } = await submissionOf(session, { form: 'DT04', period: '2021' });
    const page = await context.newPage();
    await page.goto(`/phieu/${id}?phan=C`);
    const place = page.locator('[data-place="C05.GT"]');
    await place.click();
    const panel = page.getByRole('complementary', { name: 'Chi tiết của ô' });
    await panel.getByText('Chưa có thay đổi nào trong kỳ này.').waitFor();
    await page.keyboard.type('3');
    await panel.getByText('Vừa thay đổi, đang lưu…').waitFor();
    await panel.getByText('trống → 3').waitFor();
    expect(await panel.getByText('Chưa có thay đổi nào trong kỳ này.').count()).toBe(0);
    await context.close();
  });

  it('R16 a sheet that was sent offers its print for signing and the next sheet to fill', async () => {
    const context = await openComputer(browser);
    const session = await seat(context, CLERK);
    const { id } = await submissionOf(session, { form: 'DT04', period: '2021' });
    const page = await context.newPage();
    await page.goto(`/phieu/${id}`);
    await page.getByRole('grid').waitFor();
    for (const section of ['A', 'B', 'C']) {
      await page.goto(`/phieu/${id}?phan=${section}`);
      await page.getByRole('grid').waitFor();
      let typed = 0;
      for (const place of await page.locator('[data-place]').all()) {
        const empty = await place.evaluate(
          (node) => (node instanceof HTMLInputElement || node instanceof HTMLSelectElement) && node.value === '',
        );
        if (!empty) continue;
        typed += 1;
        await place.focus();
        if (await place.evaluate((node) => node instanceof HTMLSelectElement)) await place.selectOption('-');
        else await page.keyboard.type('-');
      }
      if (typed === 0) continue;
      await page.keyboard.press('Enter');
      await saved(page);
    }
    await button(page, 'Nộp phiếu').click();
    const explanations = page.getByRole('textbox', { name: 'Lời giải trình để giữ cảnh báo' });
    for (const one of await explanations.all()) await one.fill('Đã rà soát tại xóm');
    if (await explanations.count()) await button(page, 'Nộp phiếu').click();
    await button(dialog(page), 'Nộp phiếu').click();
    await said(page, 'Đã nộp DT04.');
    const next = page.getByRole('region', { name: 'Việc tiếp theo' });
    await button(next, 'In để trình ký').waitFor();
    await next.getByRole('link').click();
    await page.getByRole('tablist').waitFor();
    expect(page.url()).not.toContain(id);
    await context.close();
  });
});
