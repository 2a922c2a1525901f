import { names } from '../../platform/text/names.ts';
import { insideSentence } from '../../platform/text/sentence.ts';

/** Words of the forms and periods that an office checks. */
export const words = {
  title: 'Số liệu các đơn vị',
  subtitle: 'Kiểm tra phiếu đã nộp, chốt số liệu và theo dõi từng biểu, từng kỳ',
  none: 'Chưa có đợt thu thập nào đang mở',
  get noneHint() {
    return `Khi ${names.board} mở đợt thu thập, các biểu cần kiểm tra sẽ hiện ở đây.`;
  },
  caption: 'Các biểu và kỳ do đơn vị kiểm tra',
  form: 'Phiếu',
  period: 'Kỳ báo cáo',
  submitted: 'Đã nộp',
  accepted: 'Đã chấp nhận',
  consolidation: 'Chốt số liệu',
  progress: 'Tiến độ',
  together: (period: string) => `Chấp nhận hàng loạt các phiếu ${insideSentence(period)}`,
} as const;
