import { insideSentence } from '../../../platform/text/sentence.ts';
import { formatNumber } from '../../../platform/text/vietnamese.ts';

const count = (many: number): string => formatNumber(String(many));

/** What the table of many sheets says. */
export const words = {
  title: (form: string, title: string) => `${form} · ${title}`,
  subtitle: (period: string, sheets: number) => `${period} · Nhập trong một bảng, ${count(sheets)} đơn vị`,
  above: 'Danh sách phiếu',
  aboveAll: 'Nhập nhiều phiếu trong một bảng:',
  link: (form: string, period: string, sheets: number) => `${form}, ${period} (${count(sheets)} phiếu)`,
  beside: 'Nhập cùng các đơn vị khác trong một bảng',
  none: 'Không có phiếu nào để nhập chung',
  noneHint: 'Đơn vị không nhập phiếu này trong kỳ này, hoặc đợt thu thập đã được rút. Xem các phiếu ở “Nhập số liệu”.',
  number: 'STT',
  unit: 'Đơn vị',
  district: 'Huyện, thành phố',
  open: (unit: string) => `Mở phiếu của ${unit}`,
  cell: (unit: string, cell: string) => `${unit}, ${cell}`,
  elsewhere: 'Phần này có danh sách hoặc lời văn riêng của từng đơn vị. Mở phiếu của đơn vị để nhập.',
  /** Of a page with several forms. */
  gathered: {
    title: (period: string) => `Các phiếu ${insideSentence(period)}`,
    subtitle: (unit: string, sheets: number) => `${unit} · Nhập trên một trang, ${count(sheets)} phiếu`,
    aboveAll: 'Nhập các phiếu của kỳ trên một trang:',
    link: (period: string, sheets: number) => `${period} (${count(sheets)} phiếu)`,
    forms: 'Các phiếu trên trang',
    apart: 'Phiếu nhiều ô, nhập ở trang riêng:',
    form: (code: string, title: string) => `${code} · ${title}`,
    none: 'Không có phiếu nào để nhập trên một trang',
    noneHint: 'Đơn vị không có phiếu nào của kỳ này, hoặc đợt thu thập đã được rút. Xem các phiếu ở “Nhập số liệu”.',
    before: 'Hiện số kỳ trước',
  },
  standing: {
    errors: (many: number) => `${many} lỗi`,
    empties: (many: number) => `${many} ô trống`,
    warnings: (many: number) => `${many} cảnh báo`,
    returned: (many: number) => `${many} ô trả lại`,
    blank: 'Chưa nhập',
    complete: 'Đủ',
    sent: 'Đã nộp',
    accepted: 'Đã nhận',
    approved: 'Đã khóa',
    excused: 'Được miễn',
    locked: 'Đang khóa',
  },
  tally: (sent: number, complete: number, begun: number, blank: number) =>
    [
      sent > 0 ? `${count(sent)} đã nộp` : '',
      complete > 0 ? `${count(complete)} đủ` : '',
      begun > 0 ? `${count(begun)} đang nhập` : '',
      blank > 0 ? `${count(blank)} chưa nhập` : '',
    ]
      .filter(Boolean)
      .join(' · '),
  before: (period: string) => `Hiện số kỳ trước (${period})`,
  check: 'Kiểm tra',
  checkedFine: 'Đã kiểm tra: các phiếu đã bắt đầu nhập đều đủ số liệu, không có lỗi.',
  submit: (many: number) => (many === 0 ? 'Nộp phiếu đủ' : `Nộp ${count(many)} phiếu đủ`),
  /** Of a pasted block. */
  paste: {
    title: 'Dòng nào của đơn vị nào?',
    explain: (sure: number, doubtful: number) =>
      `Đã nhận ra ${count(sure)} đơn vị theo tên. Còn ${count(doubtful)} dòng chưa chắc; chọn đơn vị cho từng dòng, hoặc bỏ qua dòng đó.`,
    skip: 'Bỏ qua dòng này',
    line: (text: string) => (text === '' ? 'Dòng không ghi tên' : `“${text}”`),
    twice: 'Hai dòng cùng một đơn vị. Chọn lại một trong hai.',
    confirm: (lines: number) => `Dán ${count(lines)} dòng`,
    nobody: 'Không dán được: không dòng nào là của đơn vị trong bảng này.',
    closed: (lines: number) => `${count(lines)} dòng bỏ qua.`,
  },
  send: {
    title: 'Nộp các phiếu đủ số liệu',
    lead: (ready: number, all: number) => `${count(ready)} trong ${count(all)} phiếu đã đủ số liệu.`,
    after: (checker: string) => `Phiếu nộp rồi thì tạm khóa sửa và chờ ${checker} kiểm tra.`,
    afterAlone: 'Số liệu được ghi nhận ngay khi nộp và tạm khóa sửa.',
    ready: 'Các phiếu sẽ nộp',
    returned: (cells: number) => `${cells} ô bị trả lại; chọn nếu đã sửa`,
    warnings: 'Cảnh báo cần giải trình',
    warningsHint:
      'Một lời giải trình dùng chung cho các đơn vị có cùng cảnh báo. Phiếu có đủ giải trình sẽ được nộp cùng.',
    sameIn: (units: number, names: string) => (units === 1 ? names : `${count(units)} đơn vị: ${names}`),
    andMore: (many: number) => `và ${count(many)} đơn vị khác`,
    left: (many: number) => `${count(many)} phiếu chưa nộp`,
    blank: (many: number) => `${count(many)} phiếu chưa nhập.`,
    why: (unit: string, why: string) => `${unit}: ${why}`,
    confirm: (many: number) => (many === 0 ? 'Nộp' : `Nộp ${count(many)} phiếu`),
    lookAgain: 'Xem lại',
    nothing: 'Chưa có phiếu nào đủ để nộp.',
    unsaved: (units: string) =>
      `Phần vừa nhập của ${units} chưa lưu được lên hệ thống, nên chưa nộp. Các phiếu khác vẫn nộp được; bấm Nộp lần nữa.`,
    sent: (many: number) => `Đã nộp ${count(many)} phiếu.`,
    allSent: 'Các phiếu vừa nộp đã khóa sửa; tình trạng hiện ở đầu mỗi dòng.',
    noneSent: 'Chưa nộp được phiếu nào.',
    refused: (many: number) => `${count(many)} phiếu chưa nộp được:`,
    changed: 'Số liệu vừa thay đổi ở nơi khác. Xem lại rồi nộp.',
    close: 'Đóng',
  },
} as const;
