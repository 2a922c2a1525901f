import { afterAll, describe, expect, it } from 'vitest';
import { keepPictures, openBrowser, openComputer } from './browser.ts';
import { button, cell, dialog, paste, said } from './pages.ts';
import { seat } from './people.ts';
import { submissionOf } from './round.ts';

const browser = await openBrowser();
afterAll(() => browser.close());
keepPictures(() => browser);

const sitDown = async () => {
  const context = await openComputer(browser);
  const session = await seat(context, 'hongan.baolac');
  const row = await submissionOf(session, { form: 'DT01', period: '2021' });
  const page = await context.newPage();
  await page.goto(`/phieu/${row.id}`);
  await page.getByRole('grid').waitFor();
  await cell(page, 'A01', 'Tày').click();
  return page;
};
const valuesOf = async (page: Awaited<ReturnType<typeof sitDown>>) =>
  Promise.all(['Tày', 'Nùng', 'Mông'].map((group) => cell(page, 'A01', group).inputValue()));

describe('R16 a pasted block that can be read in two ways', () => {
  it('R16 is asked about once, the answer holds for all of it, and Ctrl Z takes it back', async () => {
    const page = await sitDown();
    const before = await valuesOf(page);
    await paste(page, '12,000\t5\t2,000\r\n');
    const asked = dialog(page);
    await asked.getByText('“12,000”').waitFor();
    expect(await valuesOf(page)).toEqual(before);
    await button(page, 'Dấu phẩy ngăn nghìn: 12,000 là 12.000').click();
    await said(page, 'Đã dán 3 ô');
    expect(await valuesOf(page)).toEqual(['12.000', '5', '2.000']);
    expect(await cell(page, 'A01', 'Tày').evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.press('Control+z');
    expect(await valuesOf(page)).toEqual(before);
    await page.context().close();
  });

  it('R16 Escape pastes nothing; a block that tells its style is not asked about; two numbers in a cell stay as typed', async () => {
    const page = await sitDown();
    const before = await valuesOf(page);
    await paste(page, '12,000\r\n');
    await dialog(page).getByText('Số liệu vừa dán viết theo cách nào?').waitFor();
    await page.keyboard.press('Escape');
    expect(await valuesOf(page)).toEqual(before);
    await cell(page, 'A01', 'Tày').click();
    await paste(page, '1,234,567\t2,000\t12 34\r\n');
    await said(page, 'Đã dán 3 ô, 1 ô chưa đọc được');
    expect(await valuesOf(page)).toEqual(['1.234.567', '2.000', '12 34']);
    await page.keyboard.press('Control+z');
    await page.context().close();
  });
});
