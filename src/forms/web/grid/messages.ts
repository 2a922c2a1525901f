import { insideSentence } from '../../../platform/text/sentence.ts';

const counted = (count: number, words: string): string => (count === 0 ? '' : `, ${count} ${words}`);

/** What the table to fill says. */
export const messages = {
  code: 'Mã',
  stub: 'Chỉ tiêu',
  rowNumber: 'STT',
  table: (title: string) => `Bảng nhập: ${title}`,
  before: (value: string) => `kỳ trước ${value}`,
  partial: 'mới cộng các ô đã có số liệu',
  onlyWhen: (condition: string) => `Chỉ nhập khi ${condition}`,
  pending: 'trích từ phiếu đang nhập',
  asked: { none: 'không hỏi ở kỳ này', some: 'chỉ gồm các phần được hỏi ở kỳ này' },
  notApplicable: 'không phát sinh',
  yesNo: [
    { value: 'true', label: 'Có' },
    { value: 'false', label: 'Không' },
  ],
  smallFigures: (period: string) => `Số nhỏ: ${insideSentence(period)} · `,
  legend: 'Ô xám tự tính · ',
  keys: [
    { key: '←↑→↓', does: '' },
    { key: 'Tab', does: '' },
    { key: 'Enter', does: 'di chuyển' },
    { key: 'F2', does: 'sửa trong ô' },
    { key: 'Ctrl Z', does: 'hoàn tác' },
    { key: 'Ctrl V', does: 'dán từ Excel' },
    { key: 'Ctrl D', does: '' },
    { key: 'Ctrl R', does: 'điền xuống, sang phải' },
    { key: '=12+30', does: 'tính' },
    { key: 'F8', does: 'lỗi tiếp theo' },
    { key: '-', does: 'không phát sinh' },
    { key: 'Ctrl Enter', does: 'sang khung chi tiết' },
  ],
  nothingFilled: 'Không điền được: các ô ở đây đều khóa, tự tính, hoặc không có ô nguồn.',
  fillHandle: 'Kéo để điền sang các ô bên cạnh',
  nothingPasted: 'Không dán được: các ô ở đây đều khóa hoặc tự tính.',
  pasted: (written: number, unread: number, skipped: number, outside: number) =>
    `Đã dán ${written} ô${counted(unread, 'ô chưa đọc được')}${counted(skipped, 'ô khóa hoặc tự tính được bỏ qua')}${counted(outside, 'ô nằm ngoài bảng')}. Ctrl Z để hoàn tác.`,
  pasteQuestion: 'Số liệu vừa dán viết theo cách nào?',
  pasteOpen: (example: string) =>
    `Trong khối vừa dán có “${example}”, đọc được theo hai cách. Chọn một cách; cả khối được đọc theo cách đó.`,
  pasteNothing: 'Không dán, để xem lại bảng tính',
  addRow: 'Thêm dòng',
  removeRow: (number: number) => `Xóa dòng ${number}`,
  rowRemoved: 'Đã xóa một dòng. Ctrl Z để hoàn tác.',
  noRows: 'Chưa có dòng nào. Bấm “Thêm dòng”, hoặc ghi “Không phát sinh” nếu không có gì để liệt kê.',
  sayNone: 'Ghi không phát sinh',
  takeBackNone: 'Bỏ ghi không phát sinh',
  listOnlyWhen: (when: string) => `Danh sách này chỉ hỏi khi ${when}; hiện không phải ghi.`,
  saidNone: 'Không phát sinh: danh sách không có dòng nào.',
  noRowsRead: 'Không có dòng nào.',
  rowName: (number: number, label: string) => `Dòng ${number}, ${label}`,
  changedFrom: (name: string, before: string) => `${name}, kỳ trước ${before === '' ? 'trống' : before}`,
  replaces: (name: string, before: string) => `${name}, thay cho ${before === '' ? 'ô trống' : before}`,
  nothingBefore: 'trống',
  newRow: 'mới',
  copyPrevious: (period: string, rows: number) => `Chép danh sách ${insideSentence(period)} (${rows} dòng)`,
  copied: (period: string, rows: number) =>
    `Đã chép ${rows} dòng của ${insideSentence(period)}. Sửa chỗ thay đổi; Ctrl Z để hoàn tác.`,
  sincePrevious: (period: string, added: number, changed: number, removed: readonly string[]) =>
    [
      `So với ${insideSentence(period)}:`,
      [
        `${added} dòng mới`,
        `${changed} dòng có sửa`,
        removed.length === 0 ? '0 dòng bỏ' : `${removed.length} dòng bỏ (${removed.join('; ')})`,
      ].join(' · '),
    ].join(' '),
  narrativeHint: 'Có thể ghi nhiều đoạn. Gõ “-” nếu không phát sinh.',
  emptyAnswer: '1 ô trống',
} as const;
