import { afterAll, describe, expect, it } from 'vitest';
import { openCampaign } from '../../src/campaigns/contract.ts';
import { publishForm } from '../../src/forms/contract.ts';
import { getSheet } from '../../src/submissions/contract.ts';
import { inDays, roundDays } from '../scenario/days.ts';
import { keepPictures, openBrowser, openComputer } from './browser.ts';
import { readFigures } from './figures.ts';
import { button, cell, saved } from './pages.ts';
import { personOf, seat } from './people.ts';
import { submissionOf } from './round.ts';

const SMALL = {
  code: 'TN29',
  title: 'Phiếu thử hai trang',
  sector: 'dan-so',
  periodKinds: ['year'],
  calendar: 'statistical',
  basis: '',
  provenance: 'reconstruction',
  filledBy: 'commune',
  verifier: 'CTK',
  sections: [
    {
      code: 'A',
      title: 'Phần A',
      shape: 'table',
      rows: [{ code: 'A01', label: 'Chỉ tiêu', type: 'integer', overTime: 'flow' }],
      columns: [{ code: 'TS', label: 'Tổng số' }],
    },
  ],
  checks: [],
};

const browser = await openBrowser();
afterAll(() => browser.close());
keepPictures(() => browser);

const typeInto = async (page: Awaited<ReturnType<typeof open>>['page'], value: string): Promise<void> => {
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
};
/** A round with lists for one commune. */
const openLists = async (): Promise<void> => {
  const operator = await personOf('to.chuc');
  const { units } = await readFigures(operator);
  const communes = units.filter(({ kind, name }) => kind === 'commune' && name === 'Khánh Xuân').map(({ id }) => id);
  const letter = { number: '19/BDT', day: inDays(0), subject: 'Đề nghị báo cáo năm 2024', attachments: [] };
  const forms = [{ form: 'DT19', period: '2024' }];
  await operator.must(openCampaign, { body: { title: 'Danh sách năm 2024', letter, forms, communes, ...roundDays() } });
};
const open = async (username: string, form: string, period = '2021') => {
  const context = await openComputer(browser);
  const session = await seat(context, username);
  const row = await submissionOf(session, { form, period });
  const page = await context.newPage();
  await page.goto(`/phieu/${row.id}`);
  await page.locator('.entry').waitFor();
  return { context, session, row, page };
};

describe('R16 what two tabs do to one sheet', () => {
  it('R26 a number typed slowly is one line in the history of its cell', async () => {
    const { page, session, row, context } = await open('khanhxuan.baolac', 'DT01');
    await cell(page, 'A01', 'Tày').click();
    for (const key of '1234') {
      await page.keyboard.press(key);
      await page.waitForTimeout(900);
    }
    await page.keyboard.press('Enter');
    await saved(page);
    const { revisions, ...sheet } = await session.must(getSheet, { params: { id: row.id } });
    expect([sheet.values.cells['A01.TAY'], sheet.submission.dataVersion, revisions.length]).toEqual([
      '1234',
      row.dataVersion + 1,
      0,
    ]);
    await context.close();
  });

  it('R16 a cell that the server cannot take is shown with its reason, holds no other up, and goes when the person lets it go', async () => {
    const { page, session, row, context } = await open('khanhxuan.baolac', 'DT01');
    // What an older page may still hold: a value that the cell cannot keep, beside a good one.
    await context.route(`**/api/submissions/${row.id}/draft`, async (route) => {
      const body = route.request().postDataJSON();
      await route.continue({ postData: JSON.stringify({ ...body, cells: { ...body.cells, 'A02.TS': '5' } }) });
    });
    await cell(page, 'A01', 'Nùng').click();
    await typeInto(page, '77');
    await page.getByText('1 ô chưa ghi được vào phiếu.').waitFor();
    await page.getByText('Ô này tự tính, không nhập được.').waitFor();
    expect((await session.must(getSheet, { params: { id: row.id } })).values.cells['A01.NUNG']).toBe('77');
    await context.unroute(`**/api/submissions/${row.id}/draft`);
    await page.reload();
    await page.getByText('1 ô chưa ghi được vào phiếu.').waitFor();
    await button(page, 'Bỏ các số này').click();
    expect(await page.getByText('1 ô chưa ghi được vào phiếu.').count()).toBe(0);
    await page.reload();
    await page.getByRole('grid').waitFor();
    expect(await page.getByText('1 ô chưa ghi được vào phiếu.').count()).toBe(0);
    await context.close();
  });

  it('R16 rows added to a list in two tabs are both kept', async () => {
    await openLists();
    const { page, session, row, context } = await open('khanhxuan.baolac', 'DT19', '2024');
    const other = await context.newPage();
    await other.goto(`/phieu/${row.id}?phan=A`);
    await other.getByRole('button', { name: 'Thêm dòng' }).waitFor();
    await page.goto(`/phieu/${row.id}?phan=A`);
    for (const [tab, name] of [
      [page, 'Người của trang này'],
      [other, 'Người của trang kia'],
    ] as const) {
      await tab.bringToFront();
      await tab.getByRole('button', { name: 'Thêm dòng' }).click();
      await typeInto(tab, name);
      await saved(tab);
    }
    const names = async () =>
      Object.values((await session.must(getSheet, { params: { id: row.id } })).values.lists)
        .flat()
        .flatMap(({ values }) => Object.values(values));
    await expect.poll(names).toEqual(expect.arrayContaining(['Người của trang này', 'Người của trang kia']));
    await context.close();
  });

  it('R16 R17 after the first tab has sent the sheet the second says so, sends nothing, and goes on with the sheet as it is', async () => {
    const operator = await personOf('to.chuc');
    await operator.must(publishForm, { body: { definition: SMALL, effectiveFrom: '2020-01-01' } });
    const { units } = await readFigures(operator);
    const communes = units.filter(({ kind, name }) => kind === 'commune' && name === 'Khánh Xuân').map(({ id }) => id);
    const letter = { number: '20/BDT', day: inDays(0), subject: 'Thử hai trang', attachments: [] };
    const forms = [
      { form: SMALL.code, period: '2023' },
      { form: SMALL.code, period: '2024' },
    ];
    await operator.must(openCampaign, { body: { title: 'Thử hai trang', letter, forms, communes, ...roundDays() } });
    for (const [period, typesMore] of [
      ['2023', false],
      ['2024', true],
    ] as const) {
      const { page, session, row, context } = await open('khanhxuan.baolac', SMALL.code, period);
      await page.locator('[data-place="A01.TS"]').click();
      await typeInto(page, '5');
      await saved(page);
      const second = await context.newPage();
      await second.goto(`/phieu/${row.id}`);
      await second.locator('[data-place="A01.TS"]').waitFor();
      await button(page, 'Nộp phiếu').click();
      await page.getByRole('dialog').getByRole('button', { name: 'Nộp phiếu' }).click();
      await page.getByText('Đã nộp').first().waitFor();
      if (typesMore) {
        await second.locator('[data-place="A01.TS"]').click();
        await typeInto(second, '6');
      }
      await button(second, 'Nộp phiếu').click();
      const confirm = second.getByRole('dialog');
      await confirm.getByRole('button', { name: 'Nộp phiếu' }).click();
      await confirm
        .getByText(/đã nộp|chờ .* kiểm tra|trạng thái/i)
        .first()
        .waitFor();
      expect(await confirm.innerText()).not.toContain('đường truyền');
      await confirm.getByRole('button', { name: 'Xem lại' }).click();
      await second
        .getByText(/Phiếu đã nộp, đang chờ/)
        .first()
        .waitFor();
      const { submission, values } = await session.must(getSheet, { params: { id: row.id } });
      expect([submission.state, submission.revision, values.cells['A01.TS']]).toEqual(['submitted', 1, '5']);
      await context.close();
    }
  });
});
