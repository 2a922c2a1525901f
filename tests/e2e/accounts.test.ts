import { generateSync } from 'otplib';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { changePassword, signIn } from '../../src/sign-in/contract.ts';
import { openSession, type Session } from '../scenario/api.ts';
import { smallPdf } from '../world/small-pdf.ts';
import { baseUrl, keepPictures, openBrowser, openComputer, openPage, picture } from './browser.ts';
import { button, dialog, enter, expectText, field, heading, said, typePassword } from './pages.ts';
import { hasOwnPassword, issuedPassword, noteOwnPassword, OWN_PASSWORD, seat } from './people.ts';

const browser = await openBrowser();
afterAll(() => browser.close());
keepPictures(() => browser);

const PAPER = { name: 'ban-giao.pdf', mimeType: 'application/pdf', buffer: smallPdf() };
const CLERK = 'lyquoc.halang';
const LEAVING = 'thangloi.halang';

/** The one who leaves has a password that nobody else is told; the others find the account as ever, once it was handed over. */
const FORMER_PASSWORD = 'Ban-Gioc-Xua-2022!';
const LATER_PASSWORD = 'Suoi-Trong-Veo-2022!';

/** The other files may have used this account already. */
const before = hasOwnPassword(LEAVING) ? OWN_PASSWORD : issuedPassword(LEAVING);

const takeOver = async (issued: string, next: string): Promise<Session> => {
  const session = openSession(baseUrl());
  await session.must(signIn, { body: { username: LEAVING, password: issued } });
  await session.must(changePassword, { body: { current: issued, next } });
  return session;
};

const sitDown = async (context: BrowserContext, { cookie }: Session): Promise<void> => {
  const [name = '', value = ''] = (cookie ?? '').split('=');
  await context.addCookies([{ name, value, url: baseUrl() }]);
};

const attachPaper = async (page: Page, number: string): Promise<void> => {
  await field(page, 'Số, ký hiệu').fill(number);
  await field(page, 'Ngày văn bản').fill('05/02/2022');
  await page.locator('input[type=file]').setInputFiles(PAPER);
  await page.getByText(PAPER.name).first().waitFor();
};

const nameCustodian = async (page: Page, fullName: string): Promise<void> => {
  const values = {
    'Họ và tên': fullName,
    'Chức vụ': 'Công chức Văn hóa - Xã hội',
    'Phòng, bộ phận': 'Văn hóa - Xã hội',
    'Điện thoại': '0206 3826 111',
    'Thư điện tử': 'nguoi.moi@caobang.example',
  };
  for (const [name, value] of Object.entries(values)) await field(page, name).fill(value);
};

const leave = async (page: Page): Promise<void> => {
  await page.context().clearCookies();
  await page.goto('/dang-nhap');
};

describe('one’s own account', () => {
  it('R4 SEC-07 a clerk adds a second factor with the code drawn on the page; from then on the password alone lets nobody in', async () => {
    const page = await openPage(browser);
    await enter(page, CLERK);
    await page.goto('/tai-khoan-cua-toi');
    await button(page, 'Cài xác thực hai lớp').click();
    await dialog(page).getByLabel('Mật khẩu hiện tại').fill(OWN_PASSWORD);
    await button(dialog(page), 'Tiếp tục').click();
    await dialog(page).getByRole('img', { name: 'Mã QR để quét bằng ứng dụng xác thực' }).waitFor();
    const secret = (await dialog(page).locator('code.seed').innerText()).replaceAll(' ', '');
    await picture(page, 'second-factor');
    await field(dialog(page), 'Mã đang hiện trong ứng dụng').fill(generateSync({ secret }));
    await button(dialog(page), 'Bật xác thực hai lớp').click();
    await dialog(page).locator('.recovery-codes li').first().waitFor();
    const codes = await dialog(page).locator('.recovery-codes li').allInnerTexts();
    expect(new Set(codes).size).toBe(10);
    await button(dialog(page), 'Đã cất mã dự phòng').click();
    await said(page, 'Đã bật xác thực hai lớp.');
    await said(page, 'Còn 10 mã dự phòng chưa dùng.');

    await leave(page);
    await typePassword(page, CLERK, OWN_PASSWORD);
    await field(page, 'Mã xác thực').fill('000000');
    await button(page, 'Tiếp tục').click();
    await expectText(page.getByRole('alert').first(), /\S/);
    await field(page, 'Mã xác thực').fill(codes[0] ?? '');
    await button(page, 'Tiếp tục').click();
    await heading(page, 'Việc cần làm').waitFor();

    await page.goto('/tai-khoan-cua-toi');
    await said(page, 'Còn 9 mã dự phòng chưa dùng.');
    await button(page, 'Tắt').click();
    await dialog(page).getByLabel('Mật khẩu hiện tại').fill(OWN_PASSWORD);
    await button(dialog(page), 'Tắt').click();
    await said(page, 'Đã tắt xác thực hai lớp.');
    await page.context().close();
  });

  it('R4 ASVS 7.5.2 somebody signed in at two computers sees both and ends the other', async () => {
    const [here, there] = [await openPage(browser), await openPage(browser)];
    await enter(here, CLERK);
    await enter(there, CLERK);
    await here.goto('/tai-khoan-cua-toi');
    await said(here, 'Phiên này');
    await button(here, 'Kết thúc mọi phiên khác').click();
    await said(here, /Đã kết thúc \d+ phiên/);
    await there.reload();
    await there.getByLabel('Tên đăng nhập').waitFor();
    await here.reload();
    await heading(here, 'Tài khoản của tôi').waitFor();
    await Promise.all([here.context().close(), there.context().close()]);
  });
});

describe('the life of an account', () => {
  it('R7 R37 SEC-10 a commune asks with its paper, the board finds it in its work list, refuses with a reason that the commune reads', async () => {
    const commune = await (await openComputer(browser)).newPage();
    await sitDown(commune.context(), await takeOver(before, FORMER_PASSWORD));
    await commune.goto('/tai-khoan-don-vi/de-nghi');
    await commune.getByRole('radio', { name: /Đóng/ }).check();
    await field(commune, 'Lý do').fill('Đề nghị đóng tạm');
    await attachPaper(commune, '12/UBND-VP');
    await button(commune, 'Gửi đề nghị').click();
    await said(commune, /Đã gửi đề nghị/);

    const board = await (await openComputer(browser)).newPage();
    await seat(board.context(), 'tai.khoan');
    await board.goto('/');
    await heading(board, /Đề nghị về tài khoản chờ giải quyết \(\d+\)/).waitFor();
    await board.getByRole('link', { name: /Xem, giải quyết: Đề nghị của đơn vị/ }).click();
    await heading(board, /^Đề nghị về tài khoản$/).waitFor();
    await picture(board, 'requests');
    await button(board, /Xem, xử lý: .*thắng lợi/i).click();
    await button(dialog(board), 'Không chấp nhận').click();
    await field(dialog(board), /Lý do không chấp nhận/).fill('Đơn vị vẫn còn phiếu phải nộp');
    await button(dialog(board), 'Không chấp nhận').click();
    await said(board, 'Đã trả lời đơn vị.');
    await commune.reload();
    await said(commune, 'Đơn vị vẫn còn phiếu phải nộp');
    await Promise.all([commune.context().close(), board.context().close()]);
  });

  it('R6 SEC-11 a handover in three steps: the former one is out at once, the new one starts with a password of their own', async () => {
    const former = await (await openComputer(browser)).newPage();
    const session = openSession(baseUrl());
    await session.must(signIn, { body: { username: LEAVING, password: FORMER_PASSWORD } });
    await sitDown(former.context(), session);
    await former.goto('/');
    await heading(former, 'Việc cần làm').waitFor();

    const board = await (await openComputer(browser)).newPage();
    await seat(board.context(), 'tai.khoan');
    await board.goto('/quan-tri/tai-khoan');
    await field(board, /Tìm theo tên đơn vị/).fill(LEAVING);
    await board
      .getByRole('link', { name: new RegExp(LEAVING) })
      .first()
      .click();
    await button(board, 'Bàn giao tài khoản').click();
    await button(board, 'Tiếp tục').click();
    await expectText(board.getByRole('alert').last(), 'Điền đủ các mục');
    await attachPaper(board, '35/UBND-VP');
    await button(board, 'Tiếp tục').click();
    await nameCustodian(board, 'Lục Thị Mới');
    await field(board, /Ngày thay đổi công chức/).fill('05/02/2022');
    await button(board, 'Tiếp tục').click();
    await said(board, /Lục Thị Mới được giao tài khoản/);
    await picture(board, 'handover');
    await button(board, 'Bàn giao').click();
    await heading(board, 'Mật khẩu dùng một lần').waitFor();
    expect(await board.getByText(LEAVING).count()).toBeGreaterThan(0);

    const issued = await board.locator('td.one-time').innerText();
    await takeOver(issued.trim(), before === OWN_PASSWORD ? LATER_PASSWORD : OWN_PASSWORD);
    noteOwnPassword(LEAVING);
    await former.reload();
    await former.getByLabel('Tên đăng nhập').waitFor();
    await Promise.all([former.context().close(), board.context().close()]);
  });

  it('R8 who lost the password leaves a request without signing in and reads whom to call', async () => {
    const page = await openPage(browser);
    await page.goto('/quen-mat-khau');
    await page.getByText('0206 3857 441').first().waitFor();
    await page.getByRole('combobox', { name: 'Tên đơn vị' }).fill('UBND xã Lý Quốc');
    await field(page, /Họ và tên/).fill('Nông Văn Quên');
    await field(page, /Điện thoại/).fill('0206 3826 222');
    await button(page, 'Gửi yêu cầu').click();
    await said(page, 'Đã nhận yêu cầu');
    await page.context().close();
  });
});
