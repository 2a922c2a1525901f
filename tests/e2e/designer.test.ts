import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCampaign } from '../../src/campaigns/contract.ts';
import { editDraft, openDraft } from '../../src/forms/contract/drafts.ts';
import type { EditOperation } from '../../src/forms/rules/edit/operation.ts';
import { previewPublication, publishDraft } from '../../src/submissions/contract/publication.ts';
import type { Session } from '../scenario/api.ts';
import { inDays, roundDays } from '../scenario/days.ts';
import { findings } from './axe.ts';
import { keepPictures, openBrowser, openComputer, picture, watchQuiet } from './browser.ts';
import { readFigures } from './figures.ts';
import { button, cell, dialog, heading, said, saved } from './pages.ts';
import { seat } from './people.ts';
import { submissionOf } from './round.ts';

const OPERATOR = 'to.chuc';
const COMMUNE = 'quanghan.trungkhanh';
/** The year that a published form is for: this one. */
const year = inDays(0).slice(0, 4);

const browser = await openBrowser();
afterAll(() => browser.close());
keepPictures(() => browser);

let page: Page;
let quiet: () => Promise<void>;
let operator: Session;
beforeAll(async () => {
  const context = await openComputer(browser);
  operator = await seat(context, OPERATOR);
  page = await context.newPage();
  quiet = watchQuiet(page);
});

const keys = async (...pressed: readonly string[]): Promise<void> => {
  for (const key of pressed) await page.keyboard.press(key);
};
const type = (text: string): Promise<void> => page.keyboard.type(text);
const spot = (key: string, on: Page = page) => on.locator(`[data-key="${key}"]`);

const newForm = async (code: string, title: string): Promise<void> => {
  await page.goto('/quan-tri/phieu');
  await button(page, 'Tạo phiếu mới').click();
  await dialog(page).getByLabel('Mã phiếu').fill(code);
  await dialog(page).getByRole('textbox', { name: 'Tên phiếu' }).fill(title);
  await button(dialog(page), 'Mở bản nháp').click();
  await page.getByText('phiên bản đầu tiên của phiếu').waitFor();
};

const addSection = async (shape: RegExp): Promise<void> => {
  await button(page, 'Thêm mục').click();
  await page.getByRole('menuitem', { name: shape }).click();
};

/** Who fills it, for which periods, who verifies it. */
const settle = async (): Promise<void> => {
  await button(page, 'Thông tin phiếu').click();
  const asked = dialog(page);
  await asked.getByLabel('Căn cứ pháp lý').fill('Thông tư 02/2018/TT-UBDT');
  await asked.getByLabel('Lĩnh vực').selectOption({ label: 'Giảm nghèo' });
  await asked.getByRole('checkbox', { name: 'năm', exact: true }).check();
  await asked.getByLabel('Cơ quan xác thực', { exact: true }).selectOption({ label: 'Sở Y tế' });
  await keys('Escape');
  await asked.waitFor({ state: 'detached' });
};

const publish = async (): Promise<void> => {
  await page.getByText('Không còn lỗi').waitFor();
  await page.getByText(/^\s*Đã lưu/).waitFor();
  await button(page, 'Ban hành v1…').click();
  await page.getByLabel('Dùng từ kỳ').selectOption({ label: `Năm ${year}` });
  await page.getByText(`Phiên bản có hiệu lực từ ngày 01/01/${year}.`).waitFor();
  await page.getByLabel('Ghi chú phiên bản').fill('Phiếu mới');
  await button(page, 'Ban hành v1').click();
  await said(page, /^Đã ban hành phiếu \w+, phiên bản 1\./);
};

/** The next version of a form lets a row go that somebody has filled already. */
const nextVersionWithout = async (code: string, row: string): Promise<void> => {
  const { id } = await operator.must(openDraft, { body: { from: 'version', code } });
  const node = { section: 'A', axis: 'rows' } as const;
  const operations: EditOperation[] = [
    { op: 'set-node', ...node, code: 'A03', values: { formula: null } },
    { op: 'remove-node', ...node, code: row },
  ];
  const { version } = await operator.must(editDraft, { params: { id }, body: { version: 1, operations } });
  const { seen } = await operator.must(previewPublication, { params: { id }, query: { period: year } });
  const body = { version, period: year, basis: 'Thông tư mới', note: 'Bỏ một dòng', seen };
  await operator.must(publishDraft, { params: { id }, body });
};

describe('R11 a form is designed in the page, from nothing', () => {
  it('R10 R11 a small table by the keyboard alone, published, asked for in a campaign and filled', async () => {
    await newForm('THU1', 'Biểu nhà văn hóa xóm');
    await addSection(/^Bảng/);
    await button(page, /^Thêm dòng/).press('Enter');
    await type('Tổng số xóm');
    await keys('Alt+Enter');
    await type('Xóm có nhà văn hóa');
    await keys('Alt+Enter');
    await type('Tỷ lệ');
    await keys('Enter');
    await button(page, 'Thêm cột').press('Enter');
    await type('Số lượng');
    await keys('Escape');
    await spot('k SL').waitFor();
    await keys('ArrowDown', 'ArrowDown', 'ArrowDown');
    await spot('c A03.SL').and(page.locator(':focus')).waitFor();
    await page.getByText('Dòng A03', { exact: true }).click();
    await page.getByLabel('Kiểu').selectOption({ label: 'Phần trăm' });
    await page.getByLabel('Công thức của dòng').fill('A02 / A1 * 100');
    await page.getByText(/^Ký tự 7–8:/).waitFor();
    expect(await findings(page)).toEqual([]);
    await button(page, 'A01 · Tổng số xóm').click();
    await page.getByText('Xóm có nhà văn hóa / tổng số xóm × 100').waitFor();
    await settle();
    await publish();

    const { units } = await readFigures(operator);
    const communes = units.filter(({ name }) => name === 'Quang Hán' || name === 'Xã Quang Hán').map(({ id }) => id);
    const letter = { number: '19/BDT', day: inDays(0), subject: 'Đề nghị báo cáo nhà văn hóa', attachments: [] };
    const forms = [{ form: 'THU1', period: year }];
    await operator.must(openCampaign, { body: { title: 'Nhà văn hóa', letter, forms, communes, ...roundDays() } });
    const office = await openComputer(browser);
    const commune = await seat(office, COMMUNE);
    const { id } = await submissionOf(commune, { form: 'THU1', period: year });
    const sheet = await office.newPage();
    await sheet.goto(`/phieu/${id}`);
    await cell(sheet, 'A01', 'Số lượng')
      .or(sheet.getByRole('textbox', { name: /^A01 / }))
      .first()
      .fill('12');
    await keysOn(sheet, 'Tab');
    await saved(sheet);
    await nextVersionWithout('THU1', 'A01');
    await sheet.reload();
    await sheet.getByText('1 giá trị đã nhập ở phiên bản 1 không còn chỗ trong phiếu.').click();
    await sheet.getByText('A01 · Tổng số xóm: 12').waitFor();
    expect(await findings(sheet)).toEqual([]);
    await office.close();
  });

  it('R11 a list, its columns typed and chosen; a code list kept once', async () => {
    await page.goto('/quan-tri/phieu/danh-muc-ma');
    await button(page, 'Thêm danh mục').click();
    await dialog(page).getByLabel('Mã danh mục').fill('TON_GIAO');
    await dialog(page).getByLabel('Tên danh mục').fill('Tôn giáo');
    await dialog(page).getByLabel('Các mục').fill('01\tPhật giáo\n02; Tin Lành\nKhông có mã');
    await page.getByText('Dòng 3: Dòng này thiếu mã hoặc tên.').waitFor();
    await dialog(page).getByLabel('Các mục').fill('01\tPhật giáo\n02; Tin Lành');
    expect(await findings(page)).toEqual([]);
    await button(dialog(page), 'Ghi phiên bản 1').click();
    await said(page, 'Đã ghi danh mục TON_GIAO, phiên bản 1.');
    await newForm('THU2', 'Danh sách người có uy tín');
    await addSection(/^Danh sách/);
    await button(page, 'Thêm cột').click();
    await type('Họ và tên');
    await keys('Escape');
    await page.getByLabel('Kiểu').selectOption({ label: 'Chữ ngắn' });
    await button(page, 'Thêm cột').click();
    await type('Giới tính');
    await keys('Escape');
    await page.getByLabel('Kiểu').selectOption({ label: 'Chọn trong danh sách' });
    await page.getByLabel('Các lựa chọn').fill('nam; nữ');
    await button(page, 'Thêm cột').click();
    await type('Tôn giáo');
    await keys('Escape');
    await page.getByLabel('Kiểu').selectOption({ label: 'Chọn trong danh sách' });
    await page.getByLabel('Theo danh mục mã').selectOption({ label: 'Tôn giáo (TON_GIAO)' });
    await expect.poll(() => page.getByLabel('Các lựa chọn').inputValue()).toBe('Phật giáo; Tin Lành');
    await button(page, 'Thêm cột').click();
    await type('Năm sinh');
    await keys('Escape');
    await page.getByLabel('Kiểu').selectOption({ label: 'Số nguyên' });
    await button(page, 'Thêm').click();
    await page.getByLabel('Điều kiện phải đúng').fill('NS >= 1900');
    await page.getByLabel('Lời nhắc', { exact: true }).fill('Năm sinh không trước 1900');
    expect(await findings(page)).toEqual([]);
    await settle();
    await publish();
  });

  it('R11 a foreign sheet with grouped heads is pasted; formulas, checks, trial and paper', async () => {
    await newForm('THU3', 'Biểu hộ nghèo theo dân tộc');
    await addSection(/^Bảng/);
    const sheet = [
      'TT\tChỉ tiêu\tĐVT\tTổng số\tChia theo dân tộc\t\t',
      '\t\t\t\tTày\tNùng\tMông',
      'A\tB\tC\t1\t2\t3\t4',
      'I\tBiến động trong kỳ',
      '1\tHộ nghèo đầu kỳ\thộ',
      '2\tHộ thoát nghèo\thộ',
      'Ghi chú: theo chuẩn nghèo đa chiều',
    ].join('\n');
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), sheet);
    await button(page, /^Thêm dòng/).focus();
    await keys('Control+v');
    await said(page, /^Đã thêm 2 dòng, 4 cột/);
    await keys('Control+z');
    await button(page, /^Thêm dòng/).focus();
    await keys('Control+v');
    await spot('k TS').click();
    await page.getByLabel('Công thức của cột').fill('sum(TAY:m');
    await page.getByRole('option', { name: /^MONG/ }).waitFor();
    await keys('Enter');
    await type(')');
    await button(page, 'Thêm').click();
    await page.getByLabel('Điều kiện phải đúng').fill('A02 <= A01');
    await page.getByLabel('Lời nhắc', { exact: true }).fill('Hộ thoát nghèo không lớn hơn hộ nghèo đầu kỳ');
    await picture(page, 'guide/thiet-ke-phieu');
    await settle();
    await page.getByText('Không còn lỗi').waitFor();
    await page.getByText('Nhập thử', { exact: true }).click();
    await page.getByRole('textbox', { name: /^A01 .*Tày/ }).fill('5');
    await page.getByRole('textbox', { name: /^A02 .*Tày/ }).fill('9');
    await keys('Tab');
    await page
      .getByRole('button', { name: /hộ thoát nghèo là 9/ })
      .first()
      .waitFor();
    expect(await findings(page)).toEqual([]);
    await picture(page, 'guide/nhap-thu');
    await page.getByText('Như trên giấy', { exact: true }).click();
    await page.getByText('Đơn vị tính').waitFor();
    await page.getByText('Thiết kế', { exact: true }).click();
    await publish();
  });
});

const keysOn = (on: Page, key: string): Promise<void> => on.keyboard.press(key);

it('R11 two at one draft: what is changed elsewhere appears, the same place is chosen side by side', async () => {
  const { id } = await operator.must(openDraft, { body: { from: 'version', code: 'DT08' } });
  const other = await page.context().newPage();
  for (const one of [page, other]) {
    await one.goto(`/quan-tri/phieu/ban-nhap/${id}`);
    await one.locator('[data-key^="r "]').first().click();
  }
  const [code = ''] = ((await page.locator('[data-key^="r "]').first().getAttribute('data-key')) ?? '')
    .split(' ')
    .slice(1);
  const title = (on: Page) => on.getByRole('textbox', { name: 'Tên', exact: true });
  await title(page).fill('Tên của người thứ nhất');
  await page.getByText(/^\s*Đã lưu \d\d:\d\d/).waitFor();
  await title(other).fill('Tên của người thứ hai');
  await button(other, 'So hai bản').click();
  await dialog(other).getByText('Tên của người thứ nhất', { exact: true }).waitFor();
  expect(await findings(other)).toEqual([]);
  await button(dialog(other), 'Ghi theo lựa chọn').click();
  await other.getByText(/^\s*Đã lưu \d\d:\d\d/).waitFor();
  await expect.poll(() => spot(`r ${code}`).innerText(), { timeout: 20_000 }).toContain('Tên của người thứ hai');
  await other.close();
  // Tried with what a unit has sent: read, shown, thrown away.
  await page.getByText('Nhập thử', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Điền số thật của đơn vị' }).click();
  await page.getByRole('option').first().click();
  await page.getByText(/^Đang điền số của .*; phiếu đã nộp không đổi\.$/).waitFor();
  expect(await findings(page)).toEqual([]);
  await page.goto('/quan-tri/phieu');
  await heading(page, 'Danh mục phiếu').waitFor();
  await quiet();
});
