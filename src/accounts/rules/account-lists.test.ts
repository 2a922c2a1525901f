import { describe, expect, it } from 'vitest';
import type { LateRow } from '../contract/handover.ts';
import type { AccountRow } from '../contract.ts';
import { accountTable, custodianTable, lateTable, lateWords, listDocument, typesetList } from './account-lists.ts';
import { lateKinds } from './handover-days.ts';

const account = (more: Partial<AccountRow> = {}): AccountRow => ({
  id: '5f0c1c5e-6a0e-4a7e-9a43-0d3b6f1d2e10',
  username: 'damthuy.trungkhanh',
  kind: 'unit',
  unitId: 7,
  unitName: 'xã Đàm Thủy',
  unitPath: 'xã Đàm Thủy, huyện Trùng Khánh',
  unitKind: 'commune',
  duties: [],
  state: 'active',
  mustChangePassword: false,
  lockedUntil: null,
  deviceLockedUntil: null,
  actedAt: null,
  custodian: {
    fullName: 'Hoàng Thị Lan',
    position: 'Công chức',
    section: 'Văn phòng',
    phone: '0206 3800 000',
    email: 'lan@caobang.example',
    from: '2022-10-31T17:30:00.000Z',
    leftOn: null,
  },
  createdAt: '2022-01-31T16:59:00.000Z',
  closedAt: null,
  closedReason: null,
  secondFactor: false,
  ...more,
});
const operator = account({
  username: 'tai.khoan',
  kind: 'operator',
  unitPath: 'Ban Dân tộc',
  duties: ['catalogue', 'accounts'],
  custodian: null,
});
const texts = ({ table }: ReturnType<typeof accountTable>) =>
  table.rows.map(({ stub, cells }) => [...stub, ...cells.map(({ text }) => text)]);

describe('SEC-13 the list of accounts as it is signed', () => {
  it('says of each what TCVN asks for; days are Vietnamese days: half past midnight is the next one', () => {
    const closed = account({ state: 'closed', closedAt: '2022-11-20T17:00:00.000Z' });
    expect(texts(accountTable([account(), operator, closed]))).toEqual([
      [
        '1',
        'Xã Đàm Thủy, huyện Trùng Khánh',
        'damthuy.trungkhanh',
        'Tác nghiệp',
        '',
        'Đang hoạt động',
        'CSDL công tác dân tộc',
        'Hoàng Thị Lan',
        '31/01/2022',
        '',
      ],
      [
        '2',
        'Ban Dân tộc',
        'tai.khoan',
        'Quản trị',
        'Quản lý tài khoản, Danh mục, biểu mẫu',
        'Đang hoạt động',
        'CSDL công tác dân tộc',
        '',
        '31/01/2022',
        '',
      ],
      expect.arrayContaining(['3', 'Đã đóng', '21/11/2022']),
    ]);
  });

  it('has a head, a number and a width for each of its columns, and widths that fill the page', () => {
    for (const list of [accountTable([account()]), custodianTable([account()]), lateTable([], 7)]) {
      const { table, shares } = list;
      const columns = table.head[0]?.length ?? 0;
      expect([table.numbers.length, table.align.length, shares.length]).toEqual([columns, columns, columns]);
      for (const { cells } of table.rows) expect(cells).toHaveLength(columns);
      expect(Math.min(...shares)).toBeGreaterThan(0);
      const [section] = typesetList(list).sections;
      expect(section).toMatchObject({ kind: 'table', rows: table.rows.length, title: table.title });
    }
  });
});

describe('R5 the list of custodians', () => {
  it('holds the five fields and since when, of units in use alone; who has none says so', () => {
    const rows = [account(), account({ custodian: null }), operator, account({ state: 'closed' })];
    expect(texts(custodianTable(rows)).map((row) => row.slice(2))).toEqual([
      ['Hoàng Thị Lan', 'Công chức', 'Văn phòng', '0206 3800 000', 'lan@caobang.example', '01/11/2022'],
      ['(chưa ghi)', '', '', '', '', ''],
    ]);
  });
});

describe('R6 the list of those who are late with reporting', () => {
  const late = (kind: LateRow['kind'], more: Partial<LateRow> = {}): LateRow => ({
    accountId: account().id,
    username: 'damthuy.trungkhanh',
    unitId: 7,
    unitPath: 'xã Đàm Thủy',
    kind,
    custodian: null,
    since: '2022-11-01',
    reportedOn: null,
    daysLate: 15,
    ...more,
  });

  it('says of every kind how it stands, in words of its own', () => {
    const rows = texts(
      lateTable(
        lateKinds.map((kind) => late(kind)),
        7,
      ),
    );
    expect(rows.map((row) => row[2])).toEqual(lateKinds.map((kind) => lateWords[kind]));
    expect(new Set(rows.map((row) => row[2])).size).toBe(lateKinds.length);
  });

  it('names the days and how many too many', () => {
    const reported = late('reported', { custodian: 'Lý Thị Kim', reportedOn: '2022-11-23' });
    expect(texts(lateTable([late('left'), reported], 7)).map((row) => row.slice(3))).toEqual([
      ['', '01/11/2022', 'chưa báo cáo', '15'],
      ['Lý Thị Kim', '01/11/2022', '23/11/2022', '15'],
    ]);
    expect(lateTable([], 7).table.title).toContain('7 ngày');
  });
});

describe('R35 a list as a document', () => {
  const head = {
    superior: 'UBND TỈNH CAO BẰNG',
    issuer: 'BAN DÂN TỘC',
    issuerName: 'Ban Dân tộc',
    letters: 'BDT',
    place: 'Cao Bằng',
    signerTitle: 'Trưởng ban',
  };
  const facts = {
    subject: 'Danh sách tài khoản',
    opening: 'Kèm theo',
    table: accountTable([account()]).table,
    head,
    marks: [],
    today: '2022-11-23',
  };

  it.each([
    [{}, '………/DS-BDT', 'ngày …… tháng …… năm 2022', 'Trưởng ban', ''],
    [
      { number: '5/DS-BDT', day: '2022-02-01', signer: 'Bế Quang Vinh', signerTitle: 'Phó Trưởng ban' },
      '05/DS-BDT',
      'ngày 01 tháng 02 năm 2022',
      'Phó Trưởng ban',
      'Bế Quang Vinh',
    ],
    [{ number: '12', day: '2022-11-23' }, '12', 'ngày 23 tháng 11 năm 2022', 'Trưởng ban', ''],
  ])('with %j', (choice, number, day, signerTitle, signer) => {
    expect(listDocument(facts, choice)).toMatchObject({
      kind: 'DANH SÁCH',
      number,
      day,
      signerTitle,
      signer,
      opening: ['Kèm theo'],
      recipients: ['UBND TỈNH CAO BẰNG (để báo cáo);', 'Lưu: VT.'],
    });
  });
});
