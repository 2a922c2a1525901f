import { formatNumber } from '../text/vietnamese.ts';

/** Words of the shared pieces of the page. */
export const words = {
  retry: 'Thử lại',
  home: 'Về việc cần làm',
  loading: 'Đang tải…',
  wrongAddress: 'Địa chỉ trang hoặc điều kiện tìm không đúng. Hãy kiểm tra lại, hoặc đi từ danh sách việc cần làm.',
  noConnection: 'Chưa kết nối được với máy chủ',
  notFound: 'Không tìm thấy',
  notAllowed: 'Không có quyền xem',
  failed: 'Chưa thực hiện được',
  supportId: (id: string) => `Mã hỗ trợ: ${id}`,
  item: (number: number) => `, mục ${number}`,
  cancel: 'Hủy',
  stillMissing: (labels: readonly string[]) => `Còn thiếu: ${labels.join('; ')}.`,
  dayFormat: 'Ngày/tháng/năm, ví dụ 05/02/2026',
  dayWrong: 'Chưa đúng ngày. Ghi theo ngày/tháng/năm, ví dụ 05/02/2026.',
  columnsLeft: (count: number) => `${count} cột bên trái`,
  columnsRight: (count: number) => `Còn ${count} cột bên phải`,
  closeMessage: 'Đóng thông báo',
  shown: (count: number) => `Đang hiện ${formatNumber(String(count))} dòng đầu.`,
  more: 'Xem thêm',
} as const;
