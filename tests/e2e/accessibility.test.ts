import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAccounts } from '../../src/accounts/contract.ts';
import { listCampaigns, openCampaign } from '../../src/campaigns/contract.ts';
import { listCases } from '../../src/discrepancies/contract.ts';
import { openDraft } from '../../src/forms/contract/drafts.ts';
import { listApprovals, listConsolidations } from '../../src/review/contract.ts';
import type { Session } from '../scenario/api.ts';
import { inDays, roundDays } from '../scenario/days.ts';
import { leaveRequests } from './asking.ts';
import { findings } from './axe.ts';
import { keepPictures, openBrowser, openComputer, watchQuiet } from './browser.ts';
import { readFigures } from './figures.ts';
import { button, dialog, paste } from './pages.ts';
import { seat } from './people.ts';
import { submissionOf } from './round.ts';

const RETURNED = 'quanghung.quanghoa';
const people = [
  'bdt',
  'to.chuc',
  'tai.khoan',
  'nhat.ky',
  'lanh.dao',
  'phe.duyet',
  'ctk',
  'sgddt',
  'hoaan',
  RETURNED,
] as const;
type Person = (typeof people)[number];

const browser = await openBrowser();
afterAll(() => browser.close());
keepPictures(() => browser);

const sessions = new Map<Person, Session>();
const seats = new Map<Person, BrowserContext>();
const of = (person: Person): Session => {
  const session = sessions.get(person);
  if (!session) throw new Error(`${person} has not sat down`);
  return session;
};

/** Addresses that hold an identity, known once everybody has sat down. */
const places = new Map<string, string>();

/** A round with a list and a narrative, so that every shape of section stands open somewhere. */
const openOddForms = async (): Promise<void> => {
  const { units } = await readFigures(of('to.chuc'));
  const communes = units.filter(({ kind, code }) => kind === 'commune' && code === '01582').map(({ id }) => id);
  const letter = { number: '9/BDT', day: inDays(0), subject: 'Đề nghị báo cáo năm 2023', attachments: [] };
  const forms = [
    { form: 'DT12', period: 'SY2023' },
    { form: 'DT15', period: '2023-Q1' },
    { form: 'DT19', period: '2023' },
    { form: 'DT22', period: '2023' },
  ];
  await of('to.chuc').must(openCampaign, {
    body: { title: 'Danh sách năm 2023', letter, forms, communes, ...roundDays() },
  });
};

beforeAll(async () => {
  for (const person of people) {
    const context = await openComputer(browser);
    seats.set(person, context);
    sessions.set(person, await seat(context, person));
  }
  await openOddForms();
  await leaveRequests(of(RETURNED));
  const sheet = async (person: Person, form: string, period: string): Promise<string> =>
    `/phieu/${(await submissionOf(of(person), { form, period })).id}`;
  places.set('returned', await sheet(RETURNED, 'DT07', '2021'));
  places.set('locked', await sheet(RETURNED, 'DT01', '2020'));
  const locked = (await submissionOf(of(RETURNED), { form: 'DT01', period: '2020' })).id;
  places.set('case-from-cell', `/chenh-lech/moi/${locked}?o=A01.TAY`);
  places.set('propose', `/dieu-chinh/moi/${locked}?o=A01.TAY`);
  places.set('ask-withdrawal', `/rut-so-lieu/moi/${locked}`);
  const { cases } = await of('phe.duyet').must(listCases, { query: {} });
  places.set('case', `/chenh-lech/${cases[0]?.id ?? ''}`);
  const { approvals } = await of('phe.duyet').must(listApprovals, { query: { form: 'DT01', period: '2020' } });
  places.set('ask-whole', `/rut-so-lieu/phe-duyet/${approvals[0]?.id ?? ''}`);
  places.set('list', await sheet(RETURNED, 'DT19', '2023'));
  places.set('mixed', await sheet(RETURNED, 'DT15', '2023-Q1'));
  places.set('narrative', await sheet('bdt', 'DT22', '2023'));
  const { consolidations } = await of('ctk').must(listConsolidations, { query: { form: 'DT01', period: '2021' } });
  places.set('consolidation', `/chot/${consolidations.find(({ state }) => state === 'signed')?.id ?? ''}`);
  const { campaigns } = await of('to.chuc').must(listCampaigns, { query: {} });
  const { accounts } = await of('tai.khoan').must(listAccounts, { query: { search: RETURNED } });
  places.set('account', `/quan-tri/tai-khoan/${accounts[0]?.id ?? ''}`);
  places.set('handover', `/quan-tri/tai-khoan/${accounts[0]?.id ?? ''}/ban-giao`);
  const { id: draft } = await of('to.chuc').must(openDraft, { body: { from: 'version', code: 'DT07' } });
  const design = `/quan-tri/phieu/ban-nhap/${draft}`;
  places.set('draft', design);
  places.set('draft-try', `${design}?xem=try`);
  places.set('draft-paper', `${design}?xem=paper`);
  const { id: wrong } = await of('to.chuc').must(openDraft, { body: { from: 'version', code: 'DT20' } });
  places.set('draft-wrong', `/quan-tri/phieu/ban-nhap/${wrong}`);
  places.set('draft-publish', `${design}/ban-hanh`);
  places.set('campaign', `/dot-thu-thap/${campaigns.at(-1)?.id ?? ''}`);
});

/** One page a person, as they would leave it open; `quiet` says that it asks the server nothing any more. */
const pages = new Map<Person | undefined, { readonly page: Page; readonly quiet: () => Promise<void> }>();
const pageOf = async (person: Person | undefined) => {
  const open = pages.get(person);
  if (open) return open;
  const context = (person && seats.get(person)) ?? (await openComputer(browser));
  const page = await context.newPage();
  const opened = { page, quiet: watchQuiet(page) };
  pages.set(person, opened);
  return opened;
};

const visit = async (person: Person | undefined, place: string, width = 1366) => {
  const { page, quiet } = await pageOf(person);
  await page.setViewportSize({ width, height: 768 });
  await page.goto(places.get(place) ?? place);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await quiet();
  return { page, quiet };
};

/** A dialog or a step that must stand open before one looks. */
type Action = (page: Page) => Promise<unknown>;
const letter: Action = async (page) => {
  await page.getByLabel('Số, ký hiệu').fill('1/BDT');
  await page.getByLabel('Trích yếu').fill('Đề nghị báo cáo');
  await button(page, 'Tiếp tục').click();
};
const forms: Action = async (page) => {
  await letter(page);
  await page.getByLabel('Tên đợt thu thập').fill('Năm 2024');
  await page.getByLabel('Năm', { exact: true }).fill('2024');
  await page.getByRole('checkbox', { name: /^DT01 · / }).check();
};
const dates: Action = async (page) => {
  await forms(page);
  await button(page, 'Tiếp tục').click();
  await page.getByRole('radio', { name: 'Chỉ những xã được chọn' }).check();
  await page.getByText('Huyện Hòa An').first().click();
};

/** The sheets that Sở Giáo dục và Đào tạo fills for each district. */
const MANY = '/bang-nhap/DT12/SY2023';
const pasteDoubtful: Action = async (page) => {
  await page.getByRole('grid').getByRole('textbox').first().click();
  await paste(page, 'Huyện Hạ Lamg\t5\r\nHuyện Hòa An\t6\r\n');
  await dialog(page).waitFor();
};

const decide: Action = (page) =>
  button(page, /^Xem, xử lý/)
    .first()
    .click();

const screens: readonly (readonly [string, Person | undefined, string, Action?])[] = [
  ['sign-in', undefined, '/dang-nhap'],
  ['forgotten password', undefined, '/dang-nhap', (page) => page.getByText('Quên mật khẩu?').click()],
  ['refused sign-in', undefined, '/dang-nhap', (page) => button(page, 'Đăng nhập').click()],
  [
    'change of password',
    'lanh.dao',
    '/doi-mat-khau',
    (page) => page.getByRole('textbox', { name: 'Mật khẩu mới', exact: true }).fill('abc'),
  ],
  ['lost password', undefined, '/quen-mat-khau', (page) => button(page, 'Gửi yêu cầu').click()],
  ['reset of a password without its link', undefined, '/dat-lai-mat-khau'],
  ['my account', 'lanh.dao', '/tai-khoan-cua-toi'],
  ['own office’s account', RETURNED, '/tai-khoan-don-vi'],
  [
    'request about an account',
    RETURNED,
    '/tai-khoan-don-vi/de-nghi',
    (page) =>
      page
        .getByRole('radio')
        .first()
        .check()
        .then(() => button(page, 'Gửi đề nghị').click()),
  ],
  ['requests', 'tai.khoan', '/quan-tri/de-nghi'],
  ['a request to decide', 'tai.khoan', '/quan-tri/de-nghi', decide],
  [
    'a request to refuse, the reason missing',
    'tai.khoan',
    '/quan-tri/de-nghi',
    async (page) => {
      await decide(page);
      await button(dialog(page), 'Không chấp nhận').click();
      await button(dialog(page), 'Không chấp nhận').click();
    },
  ],
  [
    'a lost password to answer, all missing',
    'tai.khoan',
    '/quan-tri/de-nghi',
    async (page) => {
      await page.getByText(/^Báo mất mật khẩu \(/).click();
      await decide(page);
      await button(dialog(page), 'Đã gọi lại, cấp mật khẩu một lần').click();
    },
  ],
  ['custodians', 'tai.khoan', '/quan-tri/cong-chuc'],
  ['review of accounts', 'tai.khoan', '/quan-tri/ra-soat'],
  ['roles', 'tai.khoan', '/quan-tri/vai-tro'],
  ['one account', 'tai.khoan', 'account'],
  ['handover', 'tai.khoan', 'handover', (page) => button(page, 'Tiếp tục').click()],
  ['retention of the trail', 'nhat.ky', '/quan-tri/luu-giu-nhat-ky'],
  ['work list of a commune', RETURNED, '/'],
  ['work list of a district', 'hoaan', '/'],
  ['work list of a department', 'ctk', '/'],
  ['work list of the board', 'bdt', '/'],
  ['work list of an approver', 'phe.duyet', '/'],
  ['work list of a leader', 'lanh.dao', '/'],
  ['own submissions', RETURNED, '/phieu'],
  ['many sheets in one table', 'sgddt', MANY],
  ['many sheets, the cell beside them', 'sgddt', MANY, (page) => button(page, 'Chi tiết của ô').click()],
  ['many sheets to be sent', 'sgddt', MANY, (page) => button(page, 'Nộp phiếu đủ').click()],
  ['many sheets, a block whose units are asked about', 'sgddt', MANY, pasteDoubtful],
  [
    'entry, returned',
    RETURNED,
    'returned',
    (page) =>
      button(page, /^Đến ô/)
        .first()
        .click(),
  ],
  ['entry, locked', RETURNED, 'locked'],
  ['entry, a list', RETURNED, 'list', (page) => button(page, 'Thêm dòng').click()],
  ['entry, draft with its problems', RETURNED, 'mixed', (page) => button(page, 'Kiểm tra').click()],
  ['entry, narrative', 'bdt', 'narrative'],
  ['queues', 'hoaan', '/kiem-tra'],
  ['review', 'hoaan', '/kiem-tra/DT07/2021'],
  [
    'review, cells chosen',
    'hoaan',
    '/kiem-tra/DT03/2021',
    (page) =>
      page
        .getByRole('gridcell', { name: /^A01 .*: / })
        .first()
        .click(),
  ],
  ['accepting together', 'hoaan', '/kiem-tra/hang-loat?ky=2021&bieu=DT07'],
  ['consolidation in the queue', 'hoaan', '/kiem-tra/DT01/2021?xem=chot'],
  ['consolidation to verify', 'ctk', 'consolidation'],
  ['verification, asked', 'ctk', 'consolidation', (page) => button(page, 'Xác thực số liệu').click()],
  ['approvals', 'phe.duyet', '/phe-duyet'],
  ['corrections', 'phe.duyet', '/dieu-chinh'],
  ['withdrawals', 'phe.duyet', '/dieu-chinh?muc=rut'],
  ['a correction proposed', RETURNED, 'propose'],
  ['a withdrawal asked, all missing', RETURNED, 'ask-withdrawal', (page) => button(page, 'Gửi đề nghị rút').click()],
  ['an approval asked back', 'phe.duyet', 'ask-whole'],
  ['discrepancies', 'phe.duyet', '/chenh-lech'],
  ['discrepancies by owner', 'phe.duyet', '/chenh-lech/theo-don-vi'],
  ['a discrepancy, handed on', 'phe.duyet', 'case', (page) => button(page, 'Giao cho đơn vị khác…').click()],
  [
    'a discrepancy opened from a cell, all missing',
    RETURNED,
    'case-from-cell',
    (page) => button(page, 'Mở hồ sơ').click(),
  ],
  ['a rule between two figures', 'to.chuc', '/chenh-lech/quy-tac', (page) => button(page, 'Đặt quy tắc…').click()],
  [
    'the route of a form, changed',
    'to.chuc',
    '/quan-tri/duong-di',
    (page) => button(page, 'Đổi đường đi của DT01').click(),
  ],
  ['totals', 'bdt', '/tong-hop?form=DT01&period=2021'],
  ['totals, whole form', 'bdt', '/tong-hop?form=DT07&period=2020&xem=phieu'],
  [
    'totals, where a figure comes from',
    'bdt',
    '/tong-hop?form=DT01&period=2021',
    (page) =>
      page
        .getByRole('button', { name: /Xem nguồn gốc$/ })
        .first()
        .click(),
  ],
  ['reports', 'bdt', '/bao-cao'],
  ['communes against forms', 'hoaan', '/tien-do'],
  [
    'search',
    'hoaan',
    '/',
    async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('hoa an');
      await page.getByRole('option').first().waitFor();
    },
  ],
  ['progress', 'to.chuc', '/tien-do/DT01/2021', (page) => button(page, /^Chọn \d+ đơn vị trễ hạn$/).click()],
  [
    'reminder',
    'to.chuc',
    '/tien-do/DT01/2021',
    async (page) => {
      await button(page, /^Chọn \d+ đơn vị trễ hạn$/).click();
      await button(page, /^Đôn đốc/).click();
    },
  ],
  ['campaigns', 'to.chuc', '/dot-thu-thap'],
  ['campaign', 'to.chuc', 'campaign'],
  ['extension', 'to.chuc', 'campaign', (page) => button(page, 'Gia hạn').click()],
  ['excuse', 'to.chuc', 'campaign', (page) => button(page, 'Miễn nộp').click()],
  ['new campaign: letter', 'to.chuc', '/dot-thu-thap/moi', (page) => button(page, 'Tiếp tục').click()],
  ['new campaign: forms', 'to.chuc', '/dot-thu-thap/moi', forms],
  ['new campaign: units and dates', 'to.chuc', '/dot-thu-thap/moi', dates],
  ['units', 'to.chuc', '/quan-tri/don-vi'],
  ['forms', 'to.chuc', '/quan-tri/phieu'],
  ['new form', 'to.chuc', '/quan-tri/phieu', (page) => button(page, 'Tạo phiếu mới').click()],
  ['form being designed', 'to.chuc', 'draft'],
  [
    'form being designed, a formula that is wrong',
    'to.chuc',
    'draft-wrong',
    async (page) => {
      await page.locator('[data-key="r A06"]').click();
      await page.getByLabel('Công thức của dòng').fill('A05 / A1 * 100');
      await page.getByText(/^Ký tự 7–8:/).waitFor();
    },
  ],
  ['form being designed, its settings', 'to.chuc', 'draft', (page) => button(page, 'Thông tin phiếu').click()],
  ['form filled for a trial', 'to.chuc', 'draft-try', (page) => button(page, 'Điền số ngẫu nhiên').click()],
  ['form on paper', 'to.chuc', 'draft-paper'],
  ['form to publish', 'to.chuc', 'draft-publish'],
  ['code lists', 'to.chuc', '/quan-tri/phieu/danh-muc-ma'],
  ['accounts', 'tai.khoan', '/quan-tri/tai-khoan'],
  ['own account', 'tai.khoan', '/tai-khoan-cua-toi'],
  ['policy', 'tai.khoan', '/quan-tri/chinh-sach'],
  ['jobs', 'tai.khoan', '/quan-tri/cong-viec'],
  ['backups', 'tai.khoan', '/quan-tri/sao-luu'],
  ['audit', 'nhat.ky', '/nhat-ky'],
  ['notices', RETURNED, '/thong-bao'],
  ['no such page', RETURNED, '/khong-co'],
];

describe('R16 R37 axe finds nothing (WCAG 2.2 AA)', () => {
  for (const [name, person, place, action] of screens) {
    it(`axe finds nothing on: ${name}`, async () => {
      const { page, quiet } = await visit(person, place);
      await action?.(page);
      await quiet();
      expect(await findings(page)).toEqual([]);
    });
  }
});

describe('R37 at 360 px the page does not scroll sideways', () => {
  const narrow: readonly (readonly [string, Person | undefined, string])[] = [
    ['sign-in', undefined, '/dang-nhap'],
    ['work list', RETURNED, '/'],
    ['work list of a leader', 'lanh.dao', '/'],
    ['review', 'hoaan', '/kiem-tra/DT07/2021'],
    ['accepting together', 'hoaan', '/kiem-tra/hang-loat?ky=2021&bieu=DT07'],
    ['consolidation to verify', 'ctk', 'consolidation'],
    ['approvals', 'phe.duyet', '/phe-duyet'],
    ['notices', RETURNED, '/thong-bao'],
    ['own account', 'tai.khoan', '/tai-khoan-cua-toi'],
    ['policy', 'tai.khoan', '/quan-tri/chinh-sach'],
    ['jobs', 'tai.khoan', '/quan-tri/cong-viec'],
    ['backups', 'tai.khoan', '/quan-tri/sao-luu'],
    ['accounts', 'tai.khoan', '/quan-tri/tai-khoan'],
    ['own submissions', RETURNED, '/phieu'],
    ['many sheets in one table', 'sgddt', MANY],
    ['queues', 'hoaan', '/kiem-tra'],
    ['communes against forms', 'hoaan', '/tien-do'],
    ['campaigns', 'to.chuc', '/dot-thu-thap'],
    ['audit', 'nhat.ky', '/nhat-ky'],
    ['not one’s work', RETURNED, '/quan-tri/tai-khoan'],
  ];
  /** Tables of records that would have to be pushed sideways to be read. */
  const wider = (page: Page): Promise<number> =>
    page
      .locator('.scroll-x:has(> table.records)')
      .evaluateAll((boxes) => boxes.filter((box) => box.scrollWidth > box.clientWidth).length);
  for (const [name, person, place] of narrow) {
    it(`no sideways scroll and no finding at 360 px: ${name}`, async () => {
      const { page } = await visit(person, place, 360);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      expect(await wider(page)).toBe(0);
      expect(await findings(page)).toEqual([]);
    });
  }
});
