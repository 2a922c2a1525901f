import {
  type LetterChoice,
  type Letterhead,
  type OfficialDocument,
  officialDocument,
} from '../../platform/print/rules/official-document.ts';
import { type PaperTable, RUNNING_NUMBER } from '../../platform/print/rules/paper.ts';
import type { Typeset } from '../../platform/print/rules/typeset.ts';
import { limitDays } from '../../platform/text/duration.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { duties as allDuties, dutyNames } from '../../sign-in/rules/permissions.ts';
import type { LateRow } from '../contract/handover.ts';
import type { AccountRow } from '../contract.ts';
import { accountTypeOf } from './account-life.ts';
import type { LateKind } from './handover-days.ts';

/** The system that the accounts are of, as the list names it (SEC-13). */
const SYSTEM = 'CSDL công tác dân tộc';
/** An instant as its Vietnamese day. */
const dayOf = (instant: string | null): string =>
  instant === null ? '' : formatDay(new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10));
const cell = (text: string) => ({ text, number: null, decimals: 0, greyed: false });

/** A column with its share of the page's width. */
type Column = readonly [title: string, share: number];
type Plan = { readonly title: string; readonly columns: readonly Column[] };
type Row = { readonly unitPath: string; readonly texts: readonly string[] };

/** A list as a table of the paper, with the shares of its columns. */
export type ListTable = { readonly table: PaperTable; readonly shares: readonly number[] };

/** The unit with its running number, then texts. */
const tableOf = ({ title, columns }: Plan, rows: readonly Row[]): ListTable => {
  const all: readonly Column[] = [['Đơn vị', 20], ...columns];
  return {
    shares: all.map(([, share]) => share),
    table: {
      kind: 'table',
      code: 'I',
      title,
      stub: [RUNNING_NUMBER],
      head: [all.map(([text]) => ({ text, colSpan: 1, rowSpan: 1 }))],
      numbers: all.map((_, index) => String(index + 1)),
      align: all.map(() => 'left'),
      rows: rows.map(({ unitPath, texts }, index) => ({
        stub: [String(index + 1)],
        depth: 0,
        group: false,
        cells: [sentenceStart(unitPath), ...texts].map(cell),
      })),
    },
  };
};

/** One band across the page, in a size that a list of names reads well in: their widths are known beforehand. */
export const typesetList = ({ table, shares }: ListTable): Typeset => {
  const { code, title, stub, head, numbers, align, rows } = table;
  const band = { stub, head, numbers, align, rows, fontSize: 10, stubWidths: [], columnWidths: shares, listLike: true };
  return { landscape: true, sections: [{ kind: 'table', code, title, rows: rows.length, bands: [band] }] };
};

const dutyWords = (held: readonly string[]): string =>
  allDuties
    .filter((duty) => held.includes(duty))
    .map((duty) => dutyNames[duty])
    .join(', ');

/** Every account with the columns of SEC-13: type, name, status, system, manager, unit, activated, disabled. */
export const accountTable = (rows: readonly AccountRow[]): ListTable =>
  tableOf(
    {
      title: 'Danh sách tài khoản',
      columns: [
        ['Tên tài khoản', 15],
        ['Loại', 9],
        ['Nhiệm vụ', 13],
        ['Trạng thái', 11],
        ['Hệ thống', 12],
        ['Người quản lý', 16],
        ['Ngày cấp', 9],
        ['Ngày đóng', 9],
      ],
    },
    rows.map((row) => ({
      unitPath: row.unitPath,
      texts: [
        row.username,
        sentenceStart(accountTypeOf(row)),
        dutyWords(row.duties),
        row.state === 'active' ? 'Đang hoạt động' : 'Đã đóng',
        SYSTEM,
        row.custodian?.fullName ?? '',
        dayOf(row.createdAt),
        dayOf(row.closedAt),
      ],
    })),
  );

/** Who is given the account of each unit: the five fields of Đ7.4. */
export const custodianTable = (rows: readonly AccountRow[]): ListTable =>
  tableOf(
    {
      title: 'Công chức được giao quản lý, sử dụng tài khoản',
      columns: [
        ['Họ và tên', 19],
        ['Chức vụ', 15],
        ['Bộ phận công tác', 15],
        ['Điện thoại', 11],
        ['Thư điện tử', 19],
        ['Từ ngày', 9],
      ],
    },
    rows
      .filter(({ kind, state }) => kind === 'unit' && state === 'active')
      .map(({ unitPath, custodian }) => ({
        unitPath,
        texts: custodian
          ? [
              custodian.fullName,
              custodian.position,
              custodian.section,
              custodian.phone,
              custodian.email,
              dayOf(custodian.from),
            ]
          : ['(chưa ghi)', '', '', '', '', ''],
      })),
  );

export const lateWords: Record<LateKind, string> = {
  left: 'Công chức đã thôi giữ, chưa bàn giao',
  without: 'Chưa gửi danh sách công chức',
  asked: 'Bàn giao chờ xác nhận, báo cáo muộn',
  reported: 'Đã bàn giao, báo cáo muộn',
};

/** Who has not reported a change in time (Đ7.6). */
export const lateTable = (rows: readonly LateRow[], reportDays: number): ListTable =>
  tableOf(
    {
      title: `Đơn vị quá ${limitDays(reportDays)} chưa báo cáo hoặc báo cáo muộn`,
      columns: [
        ['Tình trạng', 22],
        ['Công chức', 18],
        ['Ngày thay đổi', 10],
        ['Ngày báo cáo', 10],
        ['Quá hạn (ngày)', 8],
      ],
    },
    rows.map((row) => ({
      unitPath: row.unitPath,
      texts: [
        lateWords[row.kind],
        row.custodian ?? '',
        formatDay(row.since),
        row.reportedOn === null ? 'chưa báo cáo' : formatDay(row.reportedOn),
        String(row.daysLate),
      ],
    })),
  );

export type ListFacts = {
  readonly subject: string;
  readonly opening: string;
  readonly table: PaperTable;
  readonly head: Letterhead;
  readonly marks: readonly string[];
  readonly today: string;
};

/** A list as a document of Nghị định 30/2020/NĐ-CP, for signature. */
export const listDocument = (
  { subject, opening, table, head, marks, today }: ListFacts,
  choice: LetterChoice,
): OfficialDocument =>
  officialDocument({ kind: 'DANH SÁCH', head, subject, opening: [opening], sections: [table], marks, today }, choice);
