import { periodKindName } from '../../periods/rules/names.ts';
import {
  type LetterChoice,
  type Letterhead,
  type OfficialDocument,
  officialDocument,
} from '../../platform/print/rules/official-document.ts';
import { type PaperTable, RUNNING_NUMBER } from '../../platform/print/rules/paper.ts';
import type { Typeset } from '../../platform/print/rules/typeset.ts';
import { names } from '../../platform/text/names.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import type { CatalogueRow } from '../contract/catalogue.ts';

const filler = (row: CatalogueRow): string =>
  ({ commune: 'Xã', district: 'Huyện', department: 'Sở, ngành', board: names.board, agency: 'Cơ quan khác' })[
    row.filledBy
  ];

const inForce = ({ inForce: version, next, retired }: CatalogueRow): string => {
  const now = version ? `${version.number} (từ ${formatDay(version.effectiveFrom)})` : 'Chưa có';
  const coming = next ? `; phiên bản ${next.number} từ ${formatDay(next.effectiveFrom)}` : '';
  return `${now}${coming}${retired ? '; đã ngừng thu' : ''}`;
};

const columns: readonly (readonly [title: string, share: number, of: (row: CatalogueRow) => string])[] = [
  ['Mã phiếu', 6, ({ code }) => code],
  ['Tên phiếu', 26, ({ title }) => title],
  ['Lĩnh vực', 12, ({ sectorName }) => sectorName],
  ['Căn cứ', 22, ({ basis }) => basis],
  ['Đơn vị nhập', 8, filler],
  ['Kỳ báo cáo', 10, ({ periodKinds }) => periodKinds.map(periodKindName).join(', ')],
  ['Cơ quan xác thực', 14, ({ verifier }) => verifier ?? ''],
  ['Phiên bản', 12, inForce],
];

const cell = (text: string) => ({ text, number: null, decimals: 0, greyed: false });

export const catalogueTable = (rows: readonly CatalogueRow[]): PaperTable => ({
  kind: 'table',
  code: 'I',
  title: 'Danh mục phiếu thu thập, biểu báo cáo',
  stub: [RUNNING_NUMBER],
  head: [columns.map(([text]) => ({ text, colSpan: 1, rowSpan: 1 }))],
  numbers: columns.map((_, at) => String(at + 1)),
  align: columns.map(() => 'left'),
  rows: rows.map((row, at) => ({
    stub: [String(at + 1)],
    depth: 0,
    group: false,
    cells: columns.map(([, , of]) => cell(of(row))),
  })),
});

/** One band across a landscape page. */
export const typesetCatalogue = ({ code, title, stub, head, numbers, align, rows }: PaperTable): Typeset => ({
  landscape: true,
  sections: [
    {
      kind: 'table',
      code,
      title,
      rows: rows.length,
      bands: [
        {
          stub,
          head,
          numbers,
          align,
          rows,
          fontSize: 10,
          stubWidths: [],
          columnWidths: columns.map(([, share]) => share),
          listLike: true,
        },
      ],
    },
  ],
});

type Facts = {
  readonly table: PaperTable;
  readonly head: Letterhead;
  readonly marks: readonly string[];
  readonly day: string;
  readonly today: string;
};

/** The catalogue as a document of Nghị định 30/2020/NĐ-CP. */
export const catalogueDocument = ({ table, head, marks, day, today }: Facts, choice: LetterChoice): OfficialDocument =>
  officialDocument(
    {
      kind: 'DANH MỤC',
      head,
      subject: 'Phiếu thu thập, biểu báo cáo công tác dân tộc',
      opening: [
        `Theo khoản 1 Điều 7 Quy chế kèm theo Quyết định số 09/2022/QĐ-UBND; ${table.rows.length} phiếu, biểu tại ngày ${formatDay(day)}.`,
      ],
      sections: [table],
      marks,
      today,
    },
    choice,
  );
