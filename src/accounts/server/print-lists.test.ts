import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people } from '../../../tests/world/people.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { listAuditEvents } from '../../audit/contract.ts';
import { pdfText } from '../../platform/print/pdf-text.fixture.ts';
import { closePrinter } from '../../platform/print/printer.ts';
import { readWorkbook } from '../../platform/print/workbook.ts';
import { printAccounts, printCustodians } from '../contract/print.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  closePrinter();
  await world.close();
});

const cellsOf = async (workbook: Buffer): Promise<string[][]> =>
  (await readWorkbook(workbook)).flatMap(({ rows }) => rows.map((row) => row.map((cell) => String(cell ?? ''))));

describe('lists for signature', () => {
  it('SEC-13 R7 the accounts as a workbook: type, name, status, system, manager, unit, activated, disabled', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const { status, raw } = await quan.call(printAccounts, { query: { format: 'xlsx' } });
      expect(status).toBe(200);
      const rows = await cellsOf(raw);
      const head = [
        'TT',
        'Đơn vị',
        'Tên tài khoản',
        'Loại',
        'Nhiệm vụ',
        'Trạng thái',
        'Hệ thống',
        'Người quản lý',
        'Ngày cấp',
        'Ngày đóng',
      ];
      expect(rows).toContainEqual(head);
      const row = rows.find((cells) => cells.includes(people.quan.username));
      expect(row?.slice(2)).toEqual([
        'tai.khoan',
        'Quản trị',
        'Quản lý tài khoản',
        'Đang hoạt động',
        'CSDL công tác dân tộc',
        people.quan.fullName,
        '23/11/2022',
        '',
      ]);
      expect(rows.flat()).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
      const { body } = await (await world.as('ngoc')).call(listAuditEvents, { query: { action: 'account.print' } });
      expect(body.events[0]?.detail).toMatchObject({ list: 'Danh sách tài khoản', format: 'xlsx' });
    }));

  it('R5 the custodians of the province in the layout of Nghị định 30/2020, with their five fields', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const query = {
        list: 'all' as const,
        format: 'pdf' as const,
        number: '7/DS-BDT',
        day: '2022-11-23',
        signer: 'Bế Quang Vinh',
      };
      const { status, raw, headers } = await quan.call(printCustodians, { query });
      expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
      const text = pdfText(raw);
      for (const words of [
        'DANH SÁCH',
        'Độc lập - Tự do - Hạnh phúc',
        'Số: 07/DS-BDT',
        'Cao Bằng, ngày 23 tháng 11 năm 2022',
        'Bế Quang Vinh',
        'TRƯỞNG BAN',
      ])
        expect(text).toContain(words);
      for (const words of [people.lan.fullName, '0206 3800 000']) expect(text).toContain(words);
    }));

  it('R6 SEC-11 where nobody is late the list prints without a row', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      for (const format of ['pdf', 'preview', 'xlsx'] as const)
        expect((await quan.call(printCustodians, { query: { list: 'late', format } })).status).toBe(200);
    }));

  it('R6 SEC-11 who is late, for signature', () =>
    world.rollback(async () => {
      await world.db
        .updateTable('custodian')
        .set({ left_on: '2022-11-01' })
        .where('full_name', '=', people.lan.fullName)
        .execute();
      const quan = await world.as('quan');
      const { raw } = await quan.call(printCustodians, { query: { list: 'late', format: 'xlsx' } });
      const row = (await cellsOf(raw)).find((cells) => cells.includes(people.lan.fullName));
      expect(row?.slice(2)).toEqual([
        'Công chức đã thôi giữ, chưa bàn giao',
        people.lan.fullName,
        '01/11/2022',
        'chưa báo cáo',
        '15',
      ]);
      expect(pdfText((await quan.call(printCustodians, { query: { list: 'late', format: 'pdf' } })).raw)).toContain(
        '1 trường hợp',
      );
    }));

  it('R9 telephones only for the accounts duty; the list of accounts for the leader too', () =>
    world.rollback(async () => {
      const vinh = await world.as('vinh');
      expect((await vinh.call(printAccounts, { query: { format: 'xlsx' } })).status).toBe(200);
      expect((await vinh.call(printCustodians, { query: { list: 'all', format: 'xlsx' } })).status).toBe(403);
      for (const name of ['lan', 'minh', 'ban', 'ngoc', 'mai'] as const)
        expect((await (await world.as(name)).call(printAccounts, { query: { format: 'xlsx' } })).status).toBe(403);
    }));

  it('ASVS 1.2.10 a name that begins like a formula stays a text', () =>
    world.rollback(async () => {
      await world.db
        .updateTable('custodian')
        .set({ full_name: '=HYPERLINK("x")' })
        .where('full_name', '=', people.lan.fullName)
        .execute();
      const { raw } = await (await world.as('quan')).call(printAccounts, { query: { format: 'xlsx' } });
      expect((await cellsOf(raw)).flat()).toContain('=HYPERLINK("x")');
      expect(raw.includes(Buffer.from('<f>'))).toBe(false);
    }));
});
