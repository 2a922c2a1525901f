import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { formatDay } from '../../src/platform/text/vietnamese.ts';
import { inDays } from '../scenario/days.ts';
import { smallPdf } from '../world/small-pdf.ts';
import { findings } from './axe.ts';
import { keepPictures, openBrowser, openPage } from './browser.ts';
import { readFigures } from './figures.ts';
import { focused, pressKey, signInByKeys, tabTo, typeInto } from './keys.ts';
import { dialog, downloaded, heading, said } from './pages.ts';
import { personOf } from './people.ts';
import { acceptWaiting, sendFigures } from './round.ts';

const ROUND = { form: 'DT01', period: '2024' };
const COMMUNE = { code: '01534', username: 'minhlong.halang', name: /^Xã Minh Long/ };
const DISTRICT = 'halang';

const browser = await openBrowser();
afterAll(() => browser.close());
keepPictures(() => browser);

/** The question stands there, and axe finds nothing on it. */
const asked = async (page: Page): Promise<void> => {
  await dialog(page).waitFor();
  expect(await findings(page)).toEqual([]);
};

/** One round of one commune from the letter to the trail: each office does its part with the keys alone. */
describe('R37 the offices by keyboard alone', () => {
  it('R15 the board opens a campaign from a letter with its file, for one commune', async () => {
    const page = await openPage(browser);
    await signInByKeys(page, 'to.chuc');
    await pressKey(page, /^Đợt thu thập$/);
    await heading(page, 'Đợt thu thập').waitFor();
    await pressKey(page, /^Mở đợt thu thập$/);
    await heading(page, 'Văn bản').waitFor();
    await typeInto(page, /^Số, ký hiệu/, '9/BDT');
    await typeInto(page, /^Trích yếu/, 'Đề nghị báo cáo năm 2024');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), pressKey(page, /^Chọn tệp…$/)]);
    const content = smallPdf();
    await chooser.setFiles({ name: 'cong-van-9.pdf', mimeType: 'application/pdf', buffer: content });
    await page.getByText('cong-van-9.pdf').waitFor();
    await pressKey(page, /^Tiếp tục$/);
    await typeInto(page, /^Tên đợt thu thập/, 'Báo cáo năm 2024');
    await typeInto(page, /^Năm/, ROUND.period);
    await tabTo(page, /^DT01 · /);
    await page.keyboard.press('Space');
    await pressKey(page, /^Tiếp tục$/);
    await tabTo(page, /^Tất cả các xã có trong kỳ$/);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focused(page)).toBe('Chỉ những xã được chọn');
    await pressKey(page, /^Huyện Hạ Lang/);
    await tabTo(page, COMMUNE.name);
    await page.keyboard.press('Space');
    await page.getByText('Đã chọn 1/161 xã').waitFor();
    for (const [name, days] of [
      [/^Cấp xã/, 15],
      [/^Cấp huyện/, 25],
      [/^Sở, ngành/, 35],
      [/^Ban Dân tộc/, 45],
    ] as const)
      await typeInto(page, name, formatDay(inDays(days)));
    await pressKey(page, /^Tiếp tục$/);
    await typeInto(page, /^Hướng dẫn/, 'Số liệu chốt đến ngày 31/12.');
    await pressKey(page, /^Tiếp tục$/);
    await pressKey(page, /^Mở đợt thu thập$/);
    await asked(page);
    await pressKey(page, /^Mở đợt thu thập$/);
    await said(page, 'Đã mở đợt thu thập: 1 phiếu đã gửi đến các đơn vị.');
  });

  it('R36 the board reminds the commune that has not sent', async () => {
    const page = await openPage(browser);
    await signInByKeys(page, 'to.chuc');
    await page.goto(`/tien-do/${ROUND.form}/${ROUND.period}`);
    await heading(page, /DT01/).first().waitFor();
    await tabTo(page, /^Xã Minh Long:/);
    await page.keyboard.press('Space');
    await pressKey(page, /^Đôn đốc 1 đơn vị$/);
    await asked(page);
    await typeInto(page, /^Nội dung/, 'Đề nghị xã nộp phiếu trong tuần này.');
    await pressKey(page, /^Gửi đôn đốc$/);
    await said(page, 'Đã gửi đôn đốc đến 1 đơn vị.');
  });

  it('R22 the district signs, R20 the department verifies, the board approves and locks', async () => {
    const { of } = await readFigures(await personOf('to.chuc'));
    await sendFigures(await personOf(COMMUNE.username), ROUND, of('DT01', COMMUNE.code, '2022'));
    await acceptWaiting(await personOf(DISTRICT), ROUND);

    const district = await openPage(browser);
    await signInByKeys(district, DISTRICT);
    await pressKey(district, /^Xem và chốt: DT01 .*Năm 2024/);
    await district.getByText(/1\/1 đơn vị đã chấp nhận/).waitFor();
    await pressKey(district, /^Chốt số liệu$/);
    await asked(district);
    await pressKey(district, /^Chốt số liệu$/);
    await said(district, 'Đã chốt số liệu.');

    const department = await openPage(browser);
    await signInByKeys(department, 'ctk');
    await pressKey(department, /^Xem và xác thực: DT01 .*Năm 2024/);
    await pressKey(department, /^Xác thực số liệu$/);
    await asked(department);
    await pressKey(department, /^Xác thực số liệu$/);
    await said(department, 'Đã xác thực số liệu.');

    const approver = await openPage(browser);
    await signInByKeys(approver, 'phe.duyet');
    await pressKey(approver, /^Xem và phê duyệt: DT01 .*Năm 2024/);
    await heading(approver, 'Phê duyệt số liệu').waitFor();
    await pressKey(approver, /^Phê duyệt DT01 Năm 2024$/);
    await asked(approver);
    await pressKey(approver, /^Phê duyệt và khóa$/);
    await said(approver, 'Đã phê duyệt và khóa số liệu.');
  });

  it('R30 the totals open down to the commune, R35 the provincial total comes as Excel', async () => {
    const page = await openPage(browser);
    await signInByKeys(page, 'bdt');
    await page.goto(`/tong-hop?form=${ROUND.form}&period=${ROUND.period}`);
    await page.getByText('1/1 đơn vị · đã phê duyệt, khóa').first().waitFor();
    await pressKey(page, /^Mở các đơn vị của Huyện Hạ Lang$/);
    await page.getByRole('rowheader', { name: /Minh Long$/ }).waitFor();
    await pressKey(page, /^Nhân khẩu.*, Xã Minh Long: .* Xem nguồn gốc$/);
    await page.getByRole('complementary', { name: 'Số này từ đâu' }).waitFor();
    await page.goto(`/bao-cao?form=${ROUND.form}&period=${ROUND.period}`);
    await typeInto(page, /^Số, ký hiệu văn bản/, '9/BC-BDT');
    const excel = await downloaded(page, () => pressKey(page, /^Tải Excel$/));
    expect(excel.bytes.subarray(0, 2).toString()).toBe('PK');
  });

  it('R27 the auditor finds who approved', async () => {
    const page = await openPage(browser);
    await signInByKeys(page, 'nhat.ky');
    await pressKey(page, /^Nhật ký$/);
    await typeInto(page, /^Tài khoản/, 'phe.duyet');
    await page.getByRole('row').filter({ hasText: 'Phê duyệt, khóa số liệu' }).first().waitFor();
    await pressKey(page, /^Chi tiết: Phê duyệt, khóa số liệu/);
    await asked(page);
    await dialog(page).getByText('Phê duyệt, khóa số liệu').first().waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toMatch(/^Chi tiết/);
  });
});
