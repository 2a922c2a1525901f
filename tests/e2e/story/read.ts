import { expect, it } from 'vitest';
import { picture } from '../browser.ts';
import { button, cell, dialog, downloaded, enter, expectText, said } from '../pages.ts';
import { type Cast, COMMUNE, number, YEAR } from './cast.ts';

/** Totals down to the cells, progress and a reminder, reports, the trail. */
export const read = (cast: Cast): void => {
  const { board, clerk, approver, auditor } = cast;

  it('R30 totals say how much they cover and in which state, and open level by level down to the submission', async () => {
    await board.goto(`/tong-hop?form=DT01&period=${YEAR}`);
    await board.getByText('161/161 đơn vị · đã phê duyệt, khóa').first().waitFor();
    await button(board, 'Mở các đơn vị của Huyện Trùng Khánh').click();
    await board.getByRole('rowheader', { name: /Đàm Thủy$/ }).waitFor();
    await button(board, /^Nhân khẩu.*, Huyện Trùng Khánh: .* Xem nguồn gốc$/).click();
    const origin = board.getByRole('complementary', { name: 'Số này từ đâu' });
    await expectText(origin, /Từ 21 phiếu/);
    await picture(board, 'totals');
    await picture(board, 'guide/tong-hop');
    await origin.getByRole('link', { name: /Đàm Thủy/ }).click();
    const people = Number(cast.figures.of('DT01', COMMUNE, YEAR)['A02.NUNG']);
    await cell(board, 'A02', 'Nùng').waitFor();
    expect(await cell(board, 'A02', 'Nùng').inputValue()).toBe(number(people));
  });

  it('R31 a ratio of the total is recomputed from its parts', async () => {
    await board.goto(`/tong-hop?form=DT07&period=${YEAR}&xem=phieu`);
    await board
      .getByText(/^.*21\/161 đơn vị · /)
      .first()
      .waitFor();
    const shown = async (row: string): Promise<number> => {
      const name = await board
        .getByRole('gridcell', { name: new RegExp(`^${row} .*· Tổng số: `) })
        .getAttribute('aria-label');
      return Number(
        (name ?? '')
          .replace(/^.*Tổng số: ([\d.,]+).*$/, '$1')
          .replaceAll('.', '')
          .replace(',', '.'),
      );
    };
    const [households, poor, ratio] = [await shown('A01'), await shown('A05'), await shown('A06')];
    expect(poor).toBeGreaterThan(0);
    expect(ratio).toBeCloseTo((poor / households) * 100, 1);
  });

  it('R36 the board follows progress by district and reminds a unit, R37 which finds it in its notices', async () => {
    await board.goto('/');
    await board.getByRole('link', { name: `Xem tiến độ DT07 Năm ${YEAR}` }).click();
    await expectText(board.getByRole('row').filter({ hasText: 'Huyện Trùng Khánh' }), /21\/21/);
    await board.goto('/tien-do/DT01/2021');
    await board.getByRole('toolbar').first().waitFor();
    await picture(board, 'progress');
    await picture(board, 'guide/tien-do');
    await board.goto('/tien-do/DT04/2021');
    const strip = board.getByRole('toolbar', { name: 'Các đơn vị của Huyện Trùng Khánh' });
    await strip.getByRole('button', { name: /^Xã Đàm Thủy:/ }).click();
    await button(board, 'Đôn đốc 1 đơn vị').click();
    await dialog(board).getByRole('textbox', { name: 'Nội dung' }).fill('Đề nghị xã nộp phiếu DT04 trong tuần này.');
    await button(dialog(board), 'Gửi đôn đốc').click();
    await said(board, 'Đã gửi đôn đốc đến 1 đơn vị.');
    await clerk.reload();
    await button(clerk, /^Thông báo/).click();
    await clerk.getByRole('link', { name: 'Xem tất cả thông báo' }).click();
    await clerk.getByText('Đề nghị xã nộp phiếu DT04 trong tuần này.').waitFor();
  });

  for (const form of ['DT01', 'DT07']) {
    it(`R35 the provincial total of ${form} comes as PDF and as Excel with its letterhead`, async () => {
      await board.goto(`/bao-cao?form=${form}&period=${YEAR}`);
      await board.getByRole('textbox', { name: 'Số, ký hiệu văn bản' }).fill('125/BC-BDT');
      await board.getByRole('textbox', { name: 'Họ tên người ký' }).fill('Bế Quang Vinh');
      const pdf = await downloaded(board, () => button(board, 'Tải PDF').click());
      expect(pdf.name).toMatch(new RegExp(`${form}.*\\.pdf$`));
      expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
      const excel = await downloaded(board, () => button(board, 'Tải Excel').click());
      expect(excel.name).toMatch(new RegExp(`${form}.*\\.xlsx$`));
      expect(excel.bytes.subarray(0, 2).toString()).toBe('PK');
    });
  }

  it('R26 the history of a figure says who changed it, when, before and after', async () => {
    await clerk.goBack();
    await cell(clerk, 'A03', 'Nùng').click();
    const nung = Number(cast.figures.of('DT01', COMMUNE, YEAR)['A03.NUNG']);
    const panel = clerk.getByRole('complementary', { name: 'Chi tiết của ô' });
    // Whoever types with a pause saves what stands there meanwhile: the history goes from the one value to the other, in a step or two.
    await panel
      .getByText(`${number(nung)} → `)
      .first()
      .waitFor();
    await panel
      .getByText(`→ ${number(nung - 2)}`)
      .first()
      .waitFor();
    await expectText(panel, /damthuy\.trungkhanh|Công chức phụ trách/);
  });

  it('R27 the auditor reads who did what, when and from where', async () => {
    await enter(auditor, 'nhat.ky');
    await auditor.goto('/nhat-ky');
    await auditor.getByRole('textbox', { name: 'Tài khoản' }).fill('phe.duyet');
    const line = auditor.getByRole('row').filter({ hasText: 'Phê duyệt, khóa số liệu' });
    await expectText(line, /phe\.duyet[\s\S]*Đinh Thị Mai[\s\S]*Thực hiện[\s\S]*127\.0\.0\.1/);
    await button(line, /^Chi tiết/).click();
    await expectText(dialog(auditor), /Phê duyệt, khóa số liệu/);
    await picture(auditor, 'guide/nhat-ky');
    expect(await approver.getByRole('link', { name: 'Nhật ký' }).count()).toBe(0);
  });
};
