import { afterAll, describe, expect, it } from 'vitest';
import { excuseUnit, extendDueDates, getCampaign, openCampaign } from '../../src/campaigns/contract.ts';
import { getWorkList } from '../../src/monitoring/contract.ts';
import { inDays, roundDays } from '../scenario/days.ts';
import { findings } from './axe.ts';
import { keepPictures, openBrowser, openComputer } from './browser.ts';
import { readFigures } from './figures.ts';
import { button, dialog, expectText, field, said } from './pages.ts';
import { personOf, seat } from './people.ts';

const FORM = 'DT07';
const PERIOD = '2025';
const COMMUNES = ['Cô Ba', 'Khánh Xuân'];

const browser = await openBrowser();
afterAll(() => browser.close());
keepPictures(() => browser);

/** A campaign for two communes: one was excused, the other extended. */
const sitDown = async () => {
  const context = await openComputer(browser);
  const session = await seat(context, 'to.chuc');
  const { units } = await readFigures(session);
  const communes = units.filter(({ kind, name }) => kind === 'commune' && COMMUNES.includes(name)).map(({ id }) => id);
  const letter = { number: '22/BDT', day: inDays(0), subject: 'Đề nghị báo cáo năm 2025', attachments: [] };
  const forms = [{ form: FORM, period: PERIOD }];
  const body = { title: 'Hộ nghèo năm 2025', letter, forms, communes, ...roundDays() };
  const { id } = await session.must(openCampaign, { body });
  const [unit = 0, other = 0] = communes;
  const params = { id };
  await session.must(excuseUnit, { params, body: { form: FORM, period: PERIOD, unit, reason: 'Thiên tai' } });
  await session.must(extendDueDates, {
    params,
    body: { form: FORM, units: [other], dueOn: inDays(300), reason: 'Gõ nhầm năm' },
  });
  return { context, session, id, page: await context.newPage() };
};

describe('R15 what was granted by mistake is taken back on the page of the campaign', () => {
  it('an excuse, an extension, then the campaign: each with its reason, and the row says so', async () => {
    const { context, session, id, page } = await sitDown();
    await page.goto(`/dot-thu-thap/${id}`);
    for (const [name, confirm, title] of [
      ['Cô Ba', 'Rút lại miễn nộp của 1 phiếu', 'Rút lại miễn nộp?'],
      ['Khánh Xuân', 'Rút lại 1 lần gia hạn', 'Rút lại gia hạn?'],
    ] as const) {
      await page.getByRole('checkbox', { name: new RegExp(`^Chọn ${FORM}, .*${name}`) }).check();
      await button(page, confirm).click();
      await dialog(page).getByText(title).waitFor();
      await expectText(dialog(page), new RegExp(name));
      expect(await findings(page)).toEqual([]);
      await button(dialog(page), 'Rút lại').click();
      await dialog(page).getByText(/Lý do/).first().waitFor();
      await field(dialog(page), /^Lý do/).fill(`Bấm nhầm ${name}`);
      await button(dialog(page), 'Rút lại').click();
      await said(page, 'Đã rút lại 1 mục; các đơn vị đã được thông báo.');
      await page.getByText(new RegExp(`Đã rút lại: Bấm nhầm ${name}`)).waitFor();
    }
    const commune = await personOf('khanhxuan.baolac');
    const tasks = async () =>
      (await commune.must(getWorkList)).tasks.filter(({ form, period }) => form === FORM && period === PERIOD);
    expect(await tasks()).toHaveLength(1);
    await button(page, 'Rút đợt').click();
    await field(dialog(page), /^Lý do/).fill('Mở nhầm năm');
    await button(dialog(page), 'Rút 1 phiếu khỏi đợt').click();
    await page.getByText('Đã rút lại', { exact: true }).first().waitFor();
    expect((await session.must(getCampaign, { params: { id } })).forms).toMatchObject([{ takenBack: true }]);
    expect(await tasks()).toEqual([]);
    await context.close();
  });

  it('what is unusual is said before a campaign opens, and does not keep it from opening', async () => {
    const context = await openComputer(browser);
    await seat(context, 'to.chuc');
    const page = await context.newPage();
    const next = () => button(page, 'Tiếp tục').click();
    await page.goto('/dot-thu-thap/moi');
    await field(page, /^Số, ký hiệu/).fill('22/BDT');
    await field(page, /^Ngày ký|^Ngày/)
      .first()
      .fill('14/11/2099');
    await field(page, /^Trích yếu/).fill('Đề nghị báo cáo năm 2060');
    await next();
    await field(page, /^Năm/).fill('2060');
    await page.getByRole('checkbox', { name: /^DT01 · / }).check();
    await next();
    for (const [name, days] of [
      [/^Cấp xã/, 15],
      [/^Cấp huyện/, 25],
      [/^Sở, ngành/, 35],
      [/^Ban Dân tộc/, 45],
    ] as const)
      await field(page, name).fill(inDays(days).split('-').reverse().join('/'));
    await next();
    await next();
    const warned = page.getByRole('status').filter({ hasText: 'Vẫn mở được; xin xem lại:' });
    await expectText(warned.first(), /Văn bản đề ngày 14\/11\/2099, sau hôm nay/);
    await expectText(warned.first(), /Phiếu DT01, Năm 2060: kỳ bắt đầu ngày .*, sau ngày mở đợt/);
    expect(await findings(page)).toEqual([]);
    await button(page, 'Mở đợt thu thập').click();
    await expectText(dialog(page), /Văn bản đề ngày 14\/11\/2099/);
    expect(await button(dialog(page), 'Mở đợt thu thập').isEnabled()).toBe(true);
    await context.close();
  });
});
