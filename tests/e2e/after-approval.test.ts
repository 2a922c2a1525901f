import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { getCorrection, giveOpinion, listCorrections } from '../../src/corrections/contract.ts';
import { listCases } from '../../src/discrepancies/contract.ts';
import { inDays } from '../scenario/days.ts';
import { keepPictures, openBrowser, openComputer, picture } from './browser.ts';
import { button, cell, dialog, expectText, field, heading, said } from './pages.ts';
import { personOf, seat } from './people.ts';
import { submissionOf } from './round.ts';

const browser: Browser = await openBrowser();
keepPictures(() => browser);
afterAll(() => browser.close());

const ROUND = { form: 'DT01', period: '2020' };
const CLERK = 'songbang.caobang';
const DISTRICT = 'caobang';

const pageFor = async (username: string, width?: number): Promise<{ page: Page; computer: BrowserContext }> => {
  const computer = await openComputer(browser, width);
  await seat(computer, username);
  return { computer, page: await computer.newPage() };
};

const sheetOf = async (username: string): Promise<string> => (await submissionOf(await personOf(username), ROUND)).id;

/** The level whose turn it is agrees, over the API: its page is tried by the district's below. */
const agree = async (username: string, id: string): Promise<void> => {
  const session = await personOf(username);
  const { correction } = await session.must(getCorrection, { params: { id } });
  await session.must(giveOpinion, { params: { id }, body: { seen: correction.seen, opinion: 'agree' } });
};

it('R24 R23 a clerk opens a case from a cell, the district is led to the correction and back, the board grants it and sees the totals before and after', async () => {
  const id = await sheetOf(CLERK);
  const { page, computer } = await pageFor(CLERK);
  await page.goto(`/phieu/${id}`);
  await cell(page, 'A01', 'Tày').click();
  await page.getByRole('link', { name: 'Mở hồ sơ chênh lệch…' }).click();
  await heading(page, 'Mở hồ sơ chênh lệch').waitFor();
  await button(page, 'Mở hồ sơ').click();
  await page.getByText('Gõ một số, ví dụ 1234 hoặc 12,5.').waitFor();
  await field(page, 'Số ở nơi khác').fill('1.234');
  await field(page, 'Nguồn của số này').fill('Công an phường, số hộ thường trú ngày 31/12/2020');
  await field(page, 'Mô tả chênh lệch').fill('Phiếu thiếu các hộ mới chuyển đến');
  await button(page, 'Mở hồ sơ').click();
  await expectText(page.getByRole('heading', { level: 1 }), /^DT01 · A01 Số hộ · Tày, Phường Sông Bằng/);
  await expectText(page.locator('.case-figures'), /1\.234/);
  const address = new URL(page.url()).pathname;
  await computer.close();

  const district = await pageFor(DISTRICT);
  await district.page.goto('/');
  await district.page
    .getByRole('link', { name: /Số hộ · Tày/ })
    .first()
    .click();
  await district.page.waitForURL((url) => url.pathname === address);
  await picture(district.page, 'guide/ho-so-chenh-lech');
  await district.page.getByRole('link', { name: 'Đề nghị điều chỉnh ô này…' }).click();
  await cell(district.page, 'A01', 'Tày').fill('530');
  await picture(district.page, 'guide/de-nghi-dieu-chinh');
  await button(district.page, 'Tiếp tục').click();
  await field(district.page, 'Lý do điều chỉnh').fill('Bổ sung các hộ mới chuyển đến');
  await field(district.page, 'Số, ký hiệu văn bản').fill('17/UBND');
  await field(district.page, 'Ngày văn bản').fill(inDays(0).split('-').reverse().join('/'));
  await field(district.page, 'Trích yếu').fill('Đề nghị điều chỉnh số hộ');
  await button(district.page, 'Gửi đề nghị').click();
  await said(district.page, 'Đã gửi đề nghị điều chỉnh.');
  await district.page.getByRole('link', { name: /^Hồ sơ chênh lệch CL-/ }).click();
  await district.page.waitForURL((url) => url.pathname === address);
  await district.page.getByRole('heading', { name: 'Đề nghị điều chỉnh của phiếu này' }).waitFor();
  await district.computer.close();

  const [asked] = (await (await personOf(DISTRICT)).must(listCorrections, { query: { submission: id } })).corrections;
  await agree('ctk', asked?.id ?? '');
  const board = await pageFor('phe.duyet');
  await board.page.goto(`/dieu-chinh/${asked?.id}`);
  await board.page.getByRole('radio', { name: /^Chấp thuận/ }).check();
  await button(board.page, 'Chấp thuận điều chỉnh').click();
  await button(dialog(board.page), 'Chấp thuận điều chỉnh').click();
  await said(board.page, 'Đã chấp thuận: số mới có hiệu lực.');
  const table = board.page.getByRole('table').filter({ hasText: 'Tổng hợp tỉnh Cao Bằng' });
  await expectText(table, /Trước/);
  await expectText(table, /Sau/);
  await board.computer.close();
});

it('R24 the owner answers, hands nothing on without a word, and who opened the case accepts', async () => {
  const { page, computer } = await pageFor(DISTRICT, 360);
  await page.goto('/chenh-lech?cua=toi');
  await page
    .getByRole('link', { name: /A01 Số hộ · Tày/ })
    .first()
    .click();
  await button(page, 'Giao cho đơn vị khác…').click();
  await button(dialog(page), 'Giao việc').click();
  await expectText(dialog(page), /Bên giữ việc mới/);
  await button(dialog(page), 'Hủy').click();
  await page.getByRole('radio', { name: /^Điều chỉnh/ }).check();
  await page.getByRole('textbox', { name: 'Giải trình' }).fill('Đã điều chỉnh theo sổ hộ khẩu');
  await button(page, 'Gửi kết luận').click();
  await said(page, 'Đã gửi kết luận.');
  const address = page.url();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await computer.close();
  const clerk = await pageFor(CLERK);
  await clerk.page.goto(address);
  await button(clerk.page, 'Chấp nhận kết luận').click();
  await said(clerk.page, 'Đã đóng hồ sơ.');
  await clerk.computer.close();
});

it('R24 R25 a case begins at a figure of a total; open ones stand by owner; an approval whole is asked back from its list', async () => {
  const { page, computer } = await pageFor('phe.duyet');
  await page.goto('/tong-hop?form=DT07&period=2020');
  await page
    .getByRole('button', { name: /Xem nguồn gốc$/ })
    .first()
    .click();
  await page.getByRole('link', { name: /Mở hồ sơ chênh lệch/ }).click();
  await heading(page, 'Mở hồ sơ chênh lệch').waitFor();
  await page.getByText(/Số tổng hợp: [\d.]+/).waitFor();
  await page.goto('/chenh-lech');
  await page.getByRole('link', { name: 'Xem theo bên giữ việc' }).click();
  await heading(page, 'Chênh lệch đang mở theo bên giữ việc').waitFor();
  await page.getByRole('table').getByRole('link').first().click();
  await button(page, 'Xem của mọi đơn vị').waitFor();
  const { cases } = await (await personOf('phe.duyet')).must(listCases, { query: { state: 'open' } });
  expect(cases.map(({ byRule }) => byRule)).toEqual(expect.arrayContaining([true, false]));
  await page.goto('/phe-duyet');
  await page
    .getByRole('link', { name: /^Đề nghị rút phê duyệt DT01 / })
    .first()
    .click();
  await heading(page, 'Đề nghị rút phê duyệt').waitFor();
  await button(page, 'Gửi đề nghị rút').click();
  await page.getByText('Ghi ít nhất 3 ký tự.').waitFor();
  await computer.close();
});

it('R20 the board sees what another way of a form means before it is changed', async () => {
  const { page, computer } = await pageFor('to.chuc');
  await page.goto('/quan-tri/duong-di');
  await button(page, 'Đổi đường đi của DT01').click();
  const asked = dialog(page);
  await asked.getByRole('checkbox', { name: /^Không qua huyện/ }).check();
  await expectText(asked, /Hiện nay: 161 đơn vị nộp → 10 đơn vị kiểm tra/);
  await expectText(asked, /Sẽ là: 161 đơn vị nộp → Cục Thống kê tỉnh kiểm tra/);
  await expectText(asked, /Đang làm năm 2021 .*giữ đường đi lúc mở đợt/);
  await picture(page, 'guide/duong-di');
  await button(asked, 'Đổi đường đi').click();
  await expectText(asked, /Lý do, căn cứ/);
  await button(asked, 'Hủy').click();
  await computer.close();
});
