import type { Call } from '../../platform/call/call.ts';
import type { DocumentFormat } from '../../platform/contract/print.ts';
import { isDemonstration } from '../../platform/db/settings.ts';
import { documentDownload } from '../../platform/print/document-download.ts';
import { marksOf } from '../../platform/print/rules/marks.ts';
import type { LetterChoice } from '../../platform/print/rules/official-document.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { limitDays } from '../../platform/text/duration.ts';
import { deadlinesOf } from '../../policy/rules/limits.ts';
import { policyInForce } from '../../policy/server/index.ts';
import { headFor } from '../../units/server/index.ts';
import {
  accountTable,
  custodianTable,
  type ListTable,
  lateTable,
  listDocument,
  typesetList,
} from '../rules/account-lists.ts';
import { lateRows } from './late-reports.ts';
import { accountRows } from './queries.ts';

type Wish = LetterChoice & { readonly format: DocumentFormat };
type List = { readonly name: string; readonly subject: string; readonly opening: string; readonly list: ListTable };

/** The list of accounts for signature (SEC-13). */
export const printAccountList = async (call: Call, { query }: { query: Wish }) => {
  const rows = await accountRows(call);
  const active = rows.filter(({ state }) => state === 'active').length;
  return print(call, query, {
    name: 'Danh sách tài khoản',
    subject: 'Tài khoản phần mềm hệ thống thông tin\ncơ sở dữ liệu về công tác dân tộc',
    opening: `Tổng số ${rows.length} tài khoản, trong đó ${active} đang hoạt động, ${rows.length - active} đã đóng.`,
    list: accountTable(rows),
  });
};

/** The custodians of all units (Đ7.4), or the units that are late with reporting a change (Đ7.6). */
export const printCustodianList = async (call: Call, { query }: { query: Wish & { readonly list: 'all' | 'late' } }) =>
  print(call, query, query.list === 'all' ? await custodianList(call) : await lateList(call));

const custodianList = async (call: Call): Promise<List> => {
  const list = custodianTable(await accountRows(call));
  return {
    name: 'Danh sách công chức được giao tài khoản',
    subject:
      'Công chức được giao quản lý, sử dụng tài khoản\nphần mềm hệ thống thông tin cơ sở dữ liệu về công tác dân tộc',
    opening: `Theo khoản 4 Điều 7 Quy chế kèm theo Quyết định số 09/2022/QĐ-UBND; ${list.table.rows.length} đơn vị có tài khoản đang hoạt động.`,
    list,
  };
};

const lateList = async (call: Call): Promise<List> => {
  const { reportDays } = deadlinesOf(await policyInForce(call.tx, call.now));
  const list = lateTable(await lateRows(call), reportDays);
  return {
    name: 'Đơn vị quá hạn báo cáo thay đổi công chức',
    subject: 'Đơn vị quá hạn báo cáo thay đổi công chức\nquản lý, sử dụng tài khoản',
    opening: `Theo khoản 6 Điều 7 Quy chế kèm theo Quyết định số 09/2022/QĐ-UBND (${limitDays(reportDays)} kể từ khi có thay đổi); ${list.table.rows.length} trường hợp.`,
    list,
  };
};

/** Lists carry telephones and addresses: each print stands in the trail. */
const print = async (call: Call, wish: Wish, { name, subject, opening, list }: List) => {
  const today = vietnamDay(call.now);
  const head = await headFor(call, today);
  const marks = marksOf({ demonstration: await isDemonstration(call.tx), draft: false });
  const paper = listDocument({ subject, opening, table: list.table, head, marks, today }, wish);
  await call.audit({
    action: 'account.print',
    objectType: 'account',
    detail: { list: name, format: wish.format, count: list.table.rows.length, number: wish.number ?? null },
  });
  return documentDownload(name, wish.format, paper, typesetList(list));
};
