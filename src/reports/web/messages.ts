import { insideSentence } from '../../platform/text/sentence.ts';

/** What the page of printed totals says. */
export const messages = {
  title: 'Báo cáo',
  subtitle: 'Số tổng hợp theo thể thức Nghị định 30/2020/NĐ-CP, bản PDF và Excel',
  nothing: 'Chưa có số liệu để in',
  nothingHint: 'Báo cáo in được khi có ít nhất một đợt thu thập.',
  content: 'Nội dung',
  form: 'Phiếu',
  period: 'Kỳ',
  unit: 'Đơn vị',
  ownUnit: ({ kind, name }: { readonly kind: string; readonly name: string }) =>
    kind === 'district' || kind === 'commune' ? `Toàn ${insideSentence(name)}` : 'Toàn tỉnh',
  knownAt: 'Theo số liệu biết đến ngày',
  knownAtHint: 'Để trống: số liệu hiện nay.',
  notYet: 'Ngày này chưa đến.',
  state: 'Trạng thái số liệu',
  atLeast: (words: string) => `${words} trở lên`,
  paper: 'Thể thức văn bản',
  number: 'Số, ký hiệu văn bản',
  numberHint: 'Ví dụ 125/BC-BDT; để trống nếu chưa có số',
  day: 'Ngày ký',
  signerTitle: 'Chức vụ người ký',
  signerTitleHint: 'Ví dụ TRƯỞNG BAN',
  signer: 'Họ tên người ký',
  preview: 'Xem trước bản in',
  pdf: 'Tải PDF',
  xlsx: 'Tải Excel',
  making: 'Đang lập báo cáo…',
  made: (name: string) => `Đã tải ${name}.`,
  view: 'Xem số tổng hợp trên màn hình',
} as const;
