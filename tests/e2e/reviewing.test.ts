import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { formatDay } from '../../src/platform/text/vietnamese.ts';
import { getQueue } from '../../src/review/contract.ts';
import { getSheet } from '../../src/submissions/contract.ts';
import { inDays } from '../scenario/days.ts';
import { findings } from './axe.ts';
import { keepPictures, openBrowser, openComputer } from './browser.ts';
import { focused, tabTo } from './keys.ts';
import { button, dialog, expectText, heading, said } from './pages.ts';
import { personOf, seat } from './people.ts';
import { acceptWaiting, ownConsolidation } from './round.ts';

const DISTRICT = 'thachan';
const PERIOD = '2021';

const browser = await openBrowser();
afterAll(() => browser.close());
keepPictures(() => browser);

const sitDown = async (username: string, width?: number, height?: number): Promise<Page> => {
  const context = await openComputer(browser, width, height);
  await seat(context, username);
  return context.newPage();
};

const topOfTable = (page: Page): Promise<number> =>
  page
    .locator('.ft')
    .first()
    .evaluate((table) => table.getBoundingClientRect().top);
const rowsInSight = (page: Page): Promise<number> =>
  page.locator('.ft tbody tr').evaluateAll(
    (rows) =>
      rows.filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return top >= 0 && bottom <= window.innerHeight - 60;
      }).length,
  );
const units = (page: Page) => page.getByRole('navigation', { name: 'Các đơn vị' });
const current = (page: Page) => units(page).locator('[aria-current="true"]');
const waitingIn = async (page: Page): Promise<number> =>
  Number(
    /\((\d+)\)/.exec(
      (await units(page)
        .getByRole('heading', { name: /^Chờ kiểm tra/ })
        .textContent()) ?? '',
    )?.[1] ?? 0,
  );

const rowsOf = async (form: string) =>
  (await (await personOf(DISTRICT)).must(getQueue, { query: { form, period: PERIOD } })).rows;

describe('R20 R21 checking uses the height', () => {
  it('R21 the table begins high, what waits comes first, and after a decision the next that waits opens', async () => {
    const page = await sitDown(DISTRICT);
    await page.goto(`/kiem-tra/DT07/${PERIOD}`);
    await page.getByRole('grid').waitFor();
    expect(await topOfTable(page)).toBeLessThanOrEqual(220);
    expect(await units(page).getByRole('heading').first().textContent()).toMatch(/^Chờ kiểm tra/);
    const waiting = await waitingIn(page);
    expect(waiting).toBe((await rowsOf('DT07')).filter(({ actions }) => actions.includes('accept')).length);
    const first = await current(page).textContent();
    await button(page, 'Chấp nhận, sang đơn vị tiếp theo').click();
    await said(page, /^Đã chấp nhận phiếu của /);
    await expect.poll(() => current(page).textContent()).not.toBe(first);
    await expect.poll(() => waitingIn(page)).toBe(waiting - 1);
    await button(page, /^Chấp nhận/).waitFor();
    await page.context().close();
  });

  it('R21 while returning the figures stay in sight; one reason is copied to all cells, a common one is not needed', async () => {
    const page = await sitDown(DISTRICT);
    await page.goto(`/kiem-tra/DT01/${PERIOD}`);
    await page.getByRole('grid').waitFor();
    const id =
      new URL(page.url()).searchParams.get('phieu') ??
      (await rowsOf('DT01')).find(({ actions }) => actions.includes('accept'))?.id;
    const unit = await current(page).textContent();
    for (const name of [/^A01 .*· Tày:/, /^A02 .*· Tày:/, /^A03 .*· Tày:/])
      await page.getByRole('gridcell', { name }).first().click();
    expect(await topOfTable(page)).toBeLessThanOrEqual(220);
    expect(await rowsInSight(page)).toBeGreaterThanOrEqual(6);
    const reasons = page.getByRole('textbox', { name: /điều cần sửa$/ });
    await button(page, 'Trả lại (3 ô)').click();
    // Said at the fields, the first of them with the focus; nothing was asked.
    expect(await page.getByText('Hãy ghi điều cần sửa ở ô này, hoặc ghi lý do chung.').count()).toBe(3);
    await expect.poll(() => focused(page)).toMatch(/điều cần sửa$/);
    await reasons.first().fill('Chưa khớp sổ hộ khẩu.');
    await button(page, 'Chép cho cả 3 ô').click();
    expect(await reasons.evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value))).toEqual(
      Array.from({ length: 3 }, () => 'Chưa khớp sổ hộ khẩu.'),
    );
    await button(page, 'Trả lại (3 ô)').click();
    await expectText(dialog(page), /sửa 3 ô được nêu/);
    // No total is signed here: the dialog speaks of none.
    expect(
      await dialog(page)
        .getByText(/phải chốt lại/)
        .count(),
    ).toBe(0);
    expect(await findings(page)).toEqual([]);
    await button(dialog(page), 'Trả lại').click();
    await said(page, /^Đã trả lại phiếu của /);
    await expect.poll(() => current(page).textContent()).not.toBe(unit);
    const { returns } = await (await personOf(DISTRICT)).must(getSheet, { params: { id: id ?? '' } });
    expect(returns[0]?.reason).toBe('Chưa khớp sổ hộ khẩu.');
    await page.context().close();
  });

  it('R21 where a signed total counts the sheet the return says that it will be signed again', async () => {
    const page = await sitDown('hoaan');
    await page.goto(`/kiem-tra/DT01/${PERIOD}`);
    await page.getByRole('grid').waitFor();
    await page
      .getByRole('gridcell', { name: /^A01 .*· Tày:/ })
      .first()
      .click();
    await page.getByRole('textbox', { name: /điều cần sửa$/ }).fill('Rà lại.');
    await button(page, 'Trả lại (1 ô)').click();
    await expectText(dialog(page), /Bản chốt đã ký có phiếu này sẽ phải chốt lại/);
    await page.keyboard.press('Escape');
    await button(page, 'Bỏ chọn').click();
    await page.context().close();
  });

  it('R37 with the keys alone: cells, reasons, the return and the next unit in the order in which they are used', async () => {
    const page = await sitDown(DISTRICT);
    await page.goto(`/kiem-tra/DT03/${PERIOD}`);
    await page.getByRole('grid').waitFor();
    await tabTo(page, /^A01 /);
    await page.keyboard.press('Enter');
    await tabTo(page, /điều cần sửa$/);
    await tabTo(page, /^Lý do chung/);
    await tabTo(page, /^Trả lại \(1 ô\)$/);
    await tabTo(page, /^Chấp nhận/);
    const before = await current(page).textContent();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => current(page).textContent()).not.toBe(before);
    await page.context().close();
  });

  it('R37 at 360 px a unit is chosen, read and decided on without a sideways scroll', async () => {
    const page = await sitDown(DISTRICT, 360, 740);
    await page.goto(`/kiem-tra/DT07/${PERIOD}`);
    await page.getByRole('grid').waitFor();
    const choice = page.getByRole('combobox', { name: 'Các đơn vị' });
    const names = await choice.locator('option').allTextContents();
    await choice.selectOption({ index: 1 });
    await heading(page, names[1]?.split(' · ')[0] ?? '').waitFor();
    await choice.selectOption({ index: 0 });
    await button(page, /^Chấp nhận/).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await findings(page)).toEqual([]);
    await page.context().close();
  });
});

describe('R20 accepting together', () => {
  it('R20 one form is accepted in at most four clicks from the work list; the rest is listed with why, each a link', async () => {
    const page = await sitDown(DISTRICT);
    let clicks = 0;
    const click = async (what: ReturnType<typeof button>): Promise<void> => {
      clicks += 1;
      await what.click();
    };
    await page.goto('/');
    const waiting = (await rowsOf('DT03')).filter(({ actions }) => actions.includes('accept')).length;
    await click(page.getByRole('link', { name: /^Kiểm tra: DT03 / }));
    await click(page.getByRole('link', { name: 'Chấp nhận hàng loạt' }));
    await heading(page, /^Chấp nhận cùng lúc \(\d+\)$/).waitFor();
    expect(await findings(page)).toEqual([]);
    const taken = await page
      .getByRole('table', { name: /^Chấp nhận cùng lúc/ })
      .getByRole('rowheader')
      .count();
    const apart = await page
      .getByRole('table', { name: /^Xem từng phiếu/ })
      .getByRole('rowheader')
      .count();
    expect([taken + apart, taken > 0]).toEqual([waiting, true]);
    await click(button(page, `Chấp nhận ${taken} phiếu`));
    await said(page, `Đã chấp nhận ${taken} phiếu.`);
    expect(clicks).toBeLessThanOrEqual(4);
    const left = (await rowsOf('DT03')).filter(({ actions }) => actions.includes('accept'));
    expect(left).toHaveLength(apart);
    await page.context().close();
  });

  it('R20 over all forms of the period; the threshold is the person’s and is remembered', async () => {
    const page = await sitDown(DISTRICT);
    await page.goto('/kiem-tra');
    await page
      .getByRole('link', { name: /^Chấp nhận hàng loạt các phiếu năm 2021/ })
      .first()
      .click();
    const percent = page.getByRole('textbox', { name: 'Thay đổi quá (%)' });
    await percent.fill('0');
    await page.getByRole('textbox', { name: /^và quá/ }).fill('0');
    const list = page.getByRole('table', { name: /^Xem từng phiếu/ });
    await expectText(list, /→/);
    const strict = await list.getByRole('row').count();
    await page.reload();
    expect(await percent.inputValue()).toBe('0');
    await percent.fill('1.000');
    await expect.poll(() => list.getByRole('row').count()).toBeLessThan(strict);
    await list.getByRole('rowheader').first().getByRole('link').click();
    await page.getByRole('grid').waitFor();
    await page.context().close();
  });
});

describe('R22 R23 signing, verifying and approving with open eyes', () => {
  it('R22 the signer sees a year ago, kept warnings and what is incomplete before the button; the verifier who signed and when', async () => {
    const asked = { form: 'DT04', period: PERIOD };
    await acceptWaiting(await personOf(DISTRICT), asked);
    const { consolidation, members } = await ownConsolidation(await personOf(DISTRICT), asked);
    const page = await sitDown(DISTRICT);
    await page.goto(`/chot/${consolidation.id}`);
    await page.getByRole('grid').waitFor();
    expect(await topOfTable(page)).toBeLessThanOrEqual(220);
    const next = page.getByRole('region', { name: 'Việc tiếp theo' });
    if (consolidation.actions.includes('sign')) {
      await button(page, /^Chốt/).click();
      await expectText(dialog(page), /Năm 2020/);
      await expectText(dialog(page), /Thay đổi/);
      await expectText(dialog(page), /cảnh báo/);
      await expectText(dialog(page), /Sau khi chốt, bản chốt chuyển đến cơ quan xác thực/);
      expect(await findings(page)).toEqual([]);
      await button(dialog(page), /^Chốt/).click();
      await said(page, 'Đã chốt số liệu.');
      await expectText(next, /Chờ .* xác thực/);
    } else {
      await expectText(next, /Chưa chốt được|Kiểm tra, chấp nhận/);
      expect(members.some(({ state }) => state !== 'accepted')).toBe(true);
    }
    await page.context().close();
  });

  it('R22 a stale total that waits for a unit is no task to sign; its page says what to do, and leads there', async () => {
    const asked = { form: 'DT07', period: PERIOD };
    const office = await personOf(DISTRICT);
    const { consolidation, members } = await ownConsolidation(office, asked);
    const page = await sitDown(DISTRICT);
    await page.goto('/');
    const task = page.getByRole('link', { name: /^Xem và chốt: DT07 / });
    await heading(page, 'Việc cần làm').waitFor();
    const complete = members.every(({ state, excusedReason }) => state === 'accepted' || excusedReason !== null);
    expect(await task.count()).toBe(complete ? 1 : 0);
    await page.goto(`/chot/${consolidation.id}`);
    const next = page.getByRole('region', { name: 'Việc tiếp theo' });
    await expectText(next, /Kiểm tra, chấp nhận \d+ phiếu đã nộp|Chưa chốt được: còn \d+ đơn vị/);
    await next.getByRole('link').first().click();
    await page.getByRole('grid').or(page.getByText('Đơn vị chưa nộp')).first().waitFor();
    await page.context().close();
  });

  it('R20 a verifier is shown its own due date, in the work list and at the total', async () => {
    const page = await sitDown('ctk');
    await page.goto('/');
    const task = page.getByRole('listitem').filter({ hasText: /DT01[\s\S]*Hòa An/ });
    await expectText(task, /Còn 14 ngày/);
    await task.getByRole('link', { name: /^Xem và xác thực: DT01 / }).click();
    await expectText(page.getByRole('list', { name: 'Xác thực' }), new RegExp(`hạn ${formatDay(inDays(14))}`));
    await page.context().close();
  });

  it('R23 the board sees a square for each district, by name on focus and in words for a screen reader', async () => {
    const page = await sitDown('phe.duyet');
    await page.goto('/phe-duyet');
    const squares = page.getByRole('list', { name: 'Các huyện, thành phố của DT01 Năm 2021' });
    await squares.waitFor();
    expect(await squares.getByRole('link').count()).toBe(10);
    expect(
      await squares.getByRole('link', { name: /^(Huyện|Thành phố) .+: (Đang mở|Đã chốt|Cần chốt lại)/ }).count(),
    ).toBe(10);
    await squares.getByRole('link').first().focus();
    const first = await focused(page);
    await page.getByText(first, { exact: true }).waitFor();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => focused(page)).not.toBe(first);
    expect(await squares.locator('[tabindex="0"]').count()).toBe(1);
    // Instead of a paragraph: two lines a form.
    const heights = await page.locator('.state-squares').evaluateAll((boxes) => boxes.map((box) => box.clientHeight));
    expect(Math.max(...heights)).toBeLessThan(60);
    await page.context().close();
  });
});
