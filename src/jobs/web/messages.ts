import type { IconName } from '../../platform/ui/Icon.tsx';
import type { Tone } from '../../platform/ui/Tag.tsx';
import type { JobRow } from '../contract.ts';

type Look = { readonly words: string; readonly tone: Tone; readonly icon: IconName };

export const states: Readonly<Record<JobRow['state'], Look>> = {
  waiting: { words: 'Đang chờ', tone: 'plain', icon: 'clock' },
  running: { words: 'Đang làm', tone: 'info', icon: 'refresh' },
  done: { words: 'Đã xong', tone: 'done', icon: 'check' },
  failed: { words: 'Không làm được', tone: 'wrong', icon: 'alert' },
  cancelled: { words: 'Đã dừng', tone: 'plain', icon: 'cross' },
};

export const words = {
  title: 'Công việc chạy nền',
  subtitle: 'Việc hệ thống tự làm: niêm phong nhật ký, gửi thư, dọn dữ liệu hết hạn. Lịch sử giữ 14 ngày.',
  requested: 'Việc được giao',
  requestedNone: 'Chưa có việc nào',
  requestedNoneWhy: 'Khi có người yêu cầu xuất tệp lớn hoặc hệ thống cần gửi thư, việc sẽ hiện ở đây cùng tiến độ.',
  noneOfState: 'Không có việc nào ở trạng thái này.',
  ofSchedule: (title: string) => `Các lần chạy: ${title}`,
  allAgain: 'Về tất cả công việc',
  older: 'Xem việc cũ hơn',
  schedules: 'Việc theo lịch',
  schedulesTable: 'Lần chạy gần nhất của từng việc theo lịch',
  schedulesNone: 'Chưa việc theo lịch nào chạy. Việc đầu tiên chạy trong vài phút sau khi khởi động.',
  job: 'Việc',
  state: 'Trạng thái',
  progress: 'Tiến độ',
  askedBy: (name: string) => `Người yêu cầu: ${name}`,
  began: 'Bắt đầu',
  took: 'Thời gian',
  attempt: (count: number) => `sau ${count} lần thử`,
  next: (count: number, time: string) => `đã thử ${count} lần, thử lại sau ${time}`,
  notBegun: 'chưa bắt đầu',
  stillRunning: (duration: string) => `đã ${duration}`,
  done: (done: string, of: string) => `${done} / ${of}`,
  progressOf: (title: string) => `Tiến độ: ${title}`,
  ending: 'Đang dừng',
  history: 'Các lần chạy',
  historyOf: (title: string) => `Các lần chạy của ${title}`,
  cancel: 'Dừng',
  cancelOf: (title: string) => `Dừng ${title}`,
  cancelTitle: 'Dừng công việc',
  cancelEffect: (title: string) =>
    `“${title}” sẽ dừng ở bước gần nhất, thường trong vài giây. Phần đã ghi vào hệ thống được giữ nguyên; muốn làm tiếp thì yêu cầu lại từ đầu.`,
  cancelled: (title: string) => `Đã dừng “${title}”.`,
  cancelling: (title: string) => `“${title}” đang dừng.`,
  anyState: 'Mọi trạng thái',
} as const;
