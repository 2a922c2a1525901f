import { expect, it } from 'vitest';
import { formatDay } from '../../../src/platform/text/vietnamese.ts';
import { inDays } from '../../scenario/days.ts';
import { smallPdf } from '../../world/small-pdf.ts';
import { picture, picturePrint } from '../browser.ts';
import { readFigures } from '../figures.ts';
import {
  button,
  cell,
  changeIssuedPassword,
  dialog,
  downloaded,
  enter,
  expectText,
  GROUPS,
  heading,
  paste,
  said,
  saved,
  typePassword,
} from '../pages.ts';
import { issuedPassword, OWN_PASSWORD, personOf } from '../people.ts';
import { sendFigures } from '../round.ts';
import { block, type Cast, CLERK, COLUMNS, COMMUNE, EXPLANATION, ROWS, SENTENCE, YEAR } from './cast.ts';

/** The board asks, a clerk fills and submits. */
export const collect = (cast: Cast): void => {
  const { board, clerk } = cast;
  const dates = { 'Mở từ ngày': 0, 'Cấp xã': 15, 'Cấp huyện': 25, 'Sở, ngành': 35, 'Ban Dân tộc': 45 };
  it('R15 the board opens a campaign from a request letter with its file, for all communes', async () => {
    await enter(board, 'to.chuc');
    cast.figures = await readFigures(await personOf('to.chuc'));
    await board.goto('/dot-thu-thap');
    await board.getByRole('link', { name: 'Mở đợt thu thập' }).click();
    await board.getByLabel('Số, ký hiệu').fill('612/BDT-CSDT');
    await board.getByLabel('Người ký').fill('Bế Quang Vinh');
    await board.getByLabel('Trích yếu').fill('Đề nghị cập nhật số liệu dân số, hộ nghèo năm 2022');
    const [chooser] = await Promise.all([board.waitForEvent('filechooser'), button(board, 'Chọn tệp…').click()]);
    await chooser.setFiles({
      name: 'cong-van-612.pdf',
      mimeType: 'application/pdf',
      buffer: smallPdf(),
    });
    await board.getByText('cong-van-612.pdf').waitFor();
    await button(board, 'Tiếp tục').click();
    await board.getByLabel('Tên đợt thu thập').fill('Thu thập dân số, hộ nghèo năm 2022');
    await board.getByLabel('Năm', { exact: true }).fill(YEAR);
    await board.getByRole('checkbox', { name: /^DT01 · / }).check();
    await board.getByRole('checkbox', { name: /^DT07 · / }).check();
    await button(board, 'Tiếp tục').click();
    for (const [name, days] of Object.entries(dates))
      await board.getByRole('textbox', { name }).fill(formatDay(inDays(days)));
    await button(board, 'Tiếp tục').click();
    await board
      .getByRole('textbox', { name: 'Hướng dẫn' })
      .fill('Số liệu chốt đến ngày 31/12. Ô không phát sinh ghi “–”.');
    await button(board, 'Tiếp tục').click();
    await expectText(board.getByRole('table'), /DT01[\s\S]*161[\s\S]*DT07[\s\S]*161/);
    await picture(board, 'guide/mo-dot');
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
    await picture(clerk, 'guide/mat-khau');
    await changeIssuedPassword(clerk, CLERK);
    await heading(clerk, 'Việc cần làm').waitFor();
  });

  it('R37 she finds both forms in her work list with their due date, and opens DT01', async () => {
    const session = await personOf(CLERK);
    await sendFigures(session, { form: 'DT01', period: '2021' }, cast.figures.of('DT01', COMMUNE, '2021'));
    await clerk.reload();
    const due = formatDay(inDays(15)).slice(0, 5);
    for (const form of ['DT01', 'DT07']) {
      const line = clerk
        .getByRole('listitem')
        .filter({ hasText: `${form} · ` })
        .filter({ hasText: 'Năm 2022' });
      await expectText(line, new RegExp(`Còn 15 ngày · ${due}[\\s\\S]*Chưa nhập`));
    }
    await picture(clerk, 'worklist');
    await picture(clerk, 'guide/viec-can-lam');
    await clerk.getByRole('link', { name: /^Bắt đầu nhập: DT01 .*Năm 2022/ }).click();
    await clerk.getByRole('grid').waitFor();
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
    const before = Number(cast.figures.of('DT01', COMMUNE, '2021')['A01.NUNG']).toLocaleString('vi-VN');
    expect(await cell(clerk, 'A01', 'Nùng').getAttribute('aria-label')).toContain(`kỳ trước ${before}`);
    await saved(clerk);
  });

  it('R16 she pastes a block of 6 × 8 from Excel, undoes and redoes it, and a reload loses nothing', async () => {
    const cells = cast.figures.of('DT01', COMMUNE, YEAR);
    await cell(clerk, 'A01', 'Tày').click();
    await paste(clerk, block(cells, ROWS, COLUMNS));
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

  it('R13 an error stops the submission and its link takes her to the cell', async () => {
    const cells = cast.figures.of('DT01', COMMUNE, YEAR);
    await cell(clerk, 'A04', 'Tày').click();
    await clerk.keyboard.type(String(Number(cells['A04.TAY']) + 3));
    await clerk.getByRole('tab', { name: /^B\. / }).click();
    await cell(clerk, 'B01', 'Tổng số').click();
    await paste(clerk, block(cells, ['B01', 'B02', 'B03', 'B04', 'B05'], ['TS', 'DTTS', 'NU', 'NU_DTTS']));
    await button(clerk, 'Nộp phiếu').click();
    await said(clerk, /^Chưa nộp được vì còn 3 lỗi/);
    await picture(clerk, 'guide/loi-canh-bao');
    await button(clerk, /^Tày: nhân khẩu là [\d.]+, khác tổng của dưới 16 tuổi, /).click();
    const focused = clerk.locator(':focus');
    expect(await focused.getAttribute('aria-label')).toMatch(/^A0[2456] .*· Tày;/);
    expect(await focused.getAttribute('aria-invalid')).toBe('true');
    await cell(clerk, 'A04', 'Tày').click();
    await clerk.keyboard.type(cells['A04.TAY'] ?? '');
    await clerk.keyboard.press('Enter');
    expect(await clerk.getByText(/^\d+ lỗi$/).count()).toBe(0);
  });

  it('R12 a missing cell, 0 and “không phát sinh” look and count differently', async () => {
    const tab = clerk.getByRole('tab', { name: /^B\. / });
    await tab.click();
    const last = cell(clerk, 'B05', 'Trong đó: nữ dân tộc thiểu số');
    await last.click();
    await clerk.keyboard.press('Delete');
    expect(await last.inputValue()).toBe('');
    await expectText(tab, '1 ô trống');
    await clerk.keyboard.type('0');
    await clerk.keyboard.press('Enter');
    expect(await last.inputValue()).toBe('0');
    await expectText(tab, 'Đã đủ');
    await last.click();
    await clerk.keyboard.type('-');
    await clerk.keyboard.press('Enter');
    expect(await last.inputValue()).toBe('–');
    await expectText(tab, 'Đã đủ');
    await clerk.getByRole('tab', { name: /^A\. / }).click();
    await cell(clerk, 'A02', 'Nùng').click();
    await picture(clerk, 'entry');
    await picture(clerk, 'guide/nhap-phieu');
  });

  it('R13 a warning is kept with an explanation, and R35 the filled form prints', async () => {
    const cells = cast.figures.of('DT01', COMMUNE, YEAR);
    await clerk.getByRole('tab', { name: /^A\. / }).click();
    await saved(clerk);
    for (const row of ['A02', 'A05']) {
      await cell(clerk, row, 'Mông').click();
      await clerk.keyboard.type(String(Number(cells[`${row}.MONG`]) + 9));
      await clerk.keyboard.press('Enter');
    }
    await button(clerk, 'Nộp phiếu').click();
    await said(clerk, /^Chưa nộp được vì còn 1 cảnh báo chưa giải trình/);
    await clerk.getByRole('textbox', { name: 'Lời giải trình để giữ cảnh báo' }).fill(EXPLANATION);
    await button(clerk, 'In phiếu').click();
    await clerk.getByRole('menuitem', { name: 'Phiếu đã nhập (PDF)' }).click();
    const { name, bytes } = await downloaded(clerk, () => button(dialog(clerk), 'Tải PDF để in').click());
    await clerk.keyboard.press('Escape');
    await dialog(clerk).waitFor({ state: 'detached' });
    expect(name).toMatch(/DT01.*\.pdf$/);
    expect(bytes.length).toBeGreaterThan(10_000);
    picturePrint(bytes, 'print');
  });

  it('R16 she sees what she declares, and submits', async () => {
    await button(clerk, 'Nộp phiếu').click();
    await expectText(dialog(clerk), /68 ô đã nhập, trong đó 1 ô ghi không phát sinh/);
    await expectText(dialog(clerk), EXPLANATION);
    await expectText(dialog(clerk), SENTENCE);
    await button(dialog(clerk), 'Nộp phiếu').click();
    await said(clerk, 'Đã nộp DT01.');
    await clerk
      .getByText(/tạm khóa|chờ/)
      .first()
      .waitFor();
    expect(await cell(clerk, 'A01', 'Tày').getAttribute('readonly')).not.toBeNull();
  });
};
