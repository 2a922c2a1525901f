import { expect, it } from 'vitest';
import { picture } from '../browser.ts';
import { button, cell, dialog, enter, expectText, said, saved } from '../pages.ts';
import { type Cast, COMMUNE, EXPLANATION, number, REASON, SENTENCE, YEAR } from './cast.ts';

/** The district returns two cells, the clerk corrects, the district accepts. */
export const review = (cast: Cast): void => {
  const { clerk, district } = cast;
  it('R21 the district sees the changes and the explanation and returns two cells with a reason', async () => {
    await enter(district, 'trungkhanh');
    await district.getByRole('link', { name: /^Kiểm tra: DT01 .*Năm 2022/ }).click();
    await district
      .getByRole('navigation', { name: 'Các đơn vị' })
      .getByRole('link', { name: /^xã Đàm Thủy/i })
      .click();
    await district.getByText(`“${EXPLANATION}”`).waitFor();
    await district.getByText(SENTENCE).waitFor();
    await expectText(
      district.getByRole('status').filter({ hasText: 'ô thay đổi' }),
      /^[1-9]\d* ô thay đổi từ 10\s% trở lên/,
    );
    await district.getByRole('gridcell', { name: /^A03 .*· Nùng:/ }).click();
    await district.getByRole('gridcell', { name: /^A01 .*· Kinh:/ }).click();
    const reasons = district.getByRole('textbox', { name: /điều cần sửa$/ });
    await reasons.nth(0).fill(REASON);
    await reasons.nth(1).fill('Đề nghị đối chiếu sổ hộ khẩu.');
    await district.getByRole('textbox', { name: 'Lý do chung' }).fill('Hai số chưa khớp sổ theo dõi.');
    await picture(district, 'review');
    await picture(district, 'guide/kiem-tra');
    await button(district, 'Trả lại (2 ô)').click();
    await expectText(dialog(district), /sửa 2 ô được nêu/);
    await button(dialog(district), 'Trả lại').click();
    await said(district, /^Đã trả lại phiếu của xã Đàm Thủy/i);
  });

  it('R21 the clerk finds the reason at the cell, and only what was returned or shares its checks is open', async () => {
    await clerk.goto('/');
    await clerk.getByRole('link', { name: /^Sửa và nộp lại: DT01 .*Năm 2022/ }).click();
    await button(clerk, /^Đến ô .*Nùng/).click();
    expect(await clerk.locator(':focus').getAttribute('aria-label')).toMatch(/^A03 .*· Nùng/);
    await clerk.getByRole('complementary', { name: 'Chi tiết của ô' }).getByText(REASON).waitFor();
    await picture(clerk, 'guide/o-bi-tra-lai');
    const locked = async (row: string, group: string): Promise<boolean> =>
      (await cell(clerk, row, group).getAttribute('readonly')) !== null;
    expect(await locked('A03', 'Nùng')).toBe(false);
    expect(await locked('A01', 'Kinh')).toBe(false);
    expect(await locked('A02', 'Nùng')).toBe(false);
    expect(await locked('A01', 'Tày')).toBe(true);
    expect(await locked('A03', 'Tày')).toBe(true);
    const nung = Number(cast.figures.of('DT01', COMMUNE, YEAR)['A03.NUNG']);
    await clerk.keyboard.type(String(nung - 2));
    await clerk.keyboard.press('Enter');
    await saved(clerk);
    await button(clerk, 'Nộp phiếu').click();
    await button(dialog(clerk), 'Nộp phiếu').click();
    await said(clerk, 'Đã nộp DT01.');
  });

  it('R20 the district sees what changed since the last time, and accepts', async () => {
    await district.reload();
    await district.getByRole('status').filter({ hasText: 'ô đã sửa' }).waitFor();
    const nung = Number(cast.figures.of('DT01', COMMUNE, YEAR)['A03.NUNG']);
    const changed = district.getByRole('gridcell', {
      name: new RegExp(`^A03 .*· Nùng: ${number(nung - 2)}, trước đây ${number(nung)}$`),
    });
    await changed.waitFor();
    await button(district, /^Chấp nhận/).click();
    await said(district, /^Đã chấp nhận phiếu của xã Đàm Thủy/i);
  });
};
