import type { IconName } from '../../platform/ui/Icon.tsx';
import type { Tone } from '../../platform/ui/Tag.tsx';
import type { BackupRow, DrillRow, DrillStep } from '../contract.ts';

type Look = { readonly words: string; readonly tone: Tone; readonly icon: IconName };

export const causes: Readonly<Record<BackupRow['cause'], string>> = {
  schedule: 'theo lịch',
  asked: 'theo yêu cầu',
  command: 'bằng lệnh trên máy chủ',
};

export const outcomes: Readonly<Record<DrillRow['outcome'], Look>> = {
  passed: { words: 'Đạt', tone: 'done', icon: 'check' },
  failed: { words: 'Không đạt', tone: 'wrong', icon: 'alert' },
  refused: { words: 'Từ chối', tone: 'wrong', icon: 'cross' },
};

export const stepNames: Readonly<Record<DrillStep['step'], string>> = {
  fetch: 'Nhận bản sao lưu',
  content: 'Giải mã, so mã kiểm',
  load: 'Dựng lại, so số dòng và mã từng bảng',
  trail: 'Gốc nhật ký, chữ ký',
  'sign-in': 'Đăng nhập thử',
  total: 'Đọc một số tổng hợp',
  print: 'In một phiếu',
};

export const words = {
  title: 'Sao lưu, phục hồi',
  schedule: (when: string) => `Tự sao lưu lúc ${when}`,
  lastGood: (age: string) => `bản tốt gần nhất ${age === 'vừa xong' ? age : `${age} trước`}`,
  backUp: 'Sao lưu ngay',
  drill: 'Phục hồi thử ngay',
  asked: 'Đã giao việc sao lưu. Theo dõi ngay trên trang này.',
  drillAsked: 'Đã giao việc phục hồi thử. Hệ thống đang chạy không bị ảnh hưởng.',
  runningBackup: 'Đang sao lưu; vẫn làm việc bình thường, có thể rời trang.',
  runningDrill: 'Đang phục hồi thử vào nơi riêng; hệ thống đang chạy không bị ảnh hưởng, có thể rời trang.',
  toJobs: 'Xem tiến độ',
  alarms: 'Cần xử lý',
  well: 'Không có gì cần xử lý.',
  ownKey:
    'Khóa mở bản sao lưu đang nằm trên chính máy này (khoa-sao-luu trong thư mục dữ liệu). Chép ra nơi cất riêng; mất máy mà mất cả khóa thì không mở được bản nào.',
  backups: 'Các bản sao lưu',
  count: (total: string) => `${total} bản ghi`,
  at: 'Số liệu đến lúc',
  size: 'Cỡ',
  places: 'Nơi cất',
  state: 'Kết quả',
  good: 'Tốt',
  bad: 'Không thành',
  removed: 'đã hết hạn giữ',
  untried: 'chưa thử',
  tried: 'Phục hồi thử',
  rows: (tables: string, rows: string) => `${tables} bảng, ${rows} dòng`,
  none: 'Chưa có bản sao lưu nào',
  noneWhy: (when: string) => `Bản đầu tiên được làm lúc ${when}, hoặc ngay khi bấm “Sao lưu ngay”.`,
  older: 'Xem bản cũ hơn',
  newest: 'Về bản mới nhất',
  drills: 'Các lần phục hồi thử',
  drillsNone: (when: string) =>
    `Chưa lần nào. Lần tự động đầu tiên lúc ${when}; phục hồi thử nhận bản ở nơi cất xa nhất, dựng lại ở nơi riêng rồi xóa.`,
  began: 'Bắt đầu',
  file: 'Bản sao lưu',
  took: 'Chạy trong',
  who: 'Ai',
  automatic: 'tự động',
  steps: 'Các bước của lần gần nhất',
  seconds: (seconds: string) => `${seconds} giây`,
  noKey:
    'Khóa mở bản sao lưu không nằm trên máy chủ này nên không tự phục hồi thử được. Người giữ khóa đặt BACKUP_KEY_FILE khi cần thử.',
} as const;
