import { insideSentence } from '../../platform/text/sentence.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';

/** Words of the routes of forms. */
export const words = {
  title: 'Đường đi của phiếu',
  subtitle: 'Phiếu đi qua những nơi nào, từ ngày nào; đợt đã mở giữ đường đi lúc mở',
  caption: 'Các phiếu và đường đi',
  form: 'Phiếu',
  now: 'Đường đi',
  since: 'Từ ngày',
  change: 'Đổi…',
  changeOf: (form: string) => `Đổi đường đi của ${form}`,
  history: 'Trước đó',
  none: 'Chưa có phiếu nào',
  noneHint: 'Ban hành phiếu trước, rồi đặt đường đi ở đây.',
  from: 'Áp dụng từ ngày',
  fromHint: 'Theo ngày cuối của kỳ báo cáo',
  verifier: (at: number) => (at === 0 ? 'Cơ quan xác thực' : `Rồi đến cơ quan thứ ${at + 1}`),
  nobody: 'Không',
  choose: 'Chọn cơ quan',
  skips: 'Không qua huyện: cơ quan xác thực kiểm tra thẳng phiếu của xã và chốt số toàn tỉnh',
  ends: 'Dừng ở cơ quan xác thực: xác thực xong là phê duyệt và khóa, không chờ cơ quan công tác dân tộc của tỉnh',
  reason: 'Lý do, căn cứ',
  confirm: 'Đổi đường đi',
  changed: 'Đã đổi đường đi của phiếu.',
  before: 'Hiện nay',
  after: 'Sẽ là',
  same: 'Đường đi không đổi.',
  sure: 'Xem kỹ trước khi đổi',
  underWay: (rounds: readonly { periodName: string; sent: number; of: number }[]) =>
    rounds.length === 0
      ? 'Không có đợt nào của phiếu đang làm.'
      : `Đang làm ${rounds.map(({ periodName, sent, of }) => `${insideSentence(periodName)} (${sent}/${of} đã nộp)`).join(', ')}: giữ đường đi lúc mở đợt, không ai phải làm lại.`,
  overtaken: (days: readonly string[]) => `Bỏ thay đổi đã hẹn từ ${days.map((day) => formatDay(day)).join(', ')}.`,
  day: (day: string) => formatDay(day),
  actions: { fill: 'nộp', check: 'kiểm tra', sign: 'chốt', verify: 'xác thực', approve: 'phê duyệt' },
  step: (action: string, count: number, names: readonly string[]) =>
    count > names.length ? `${count} đơn vị ${action}` : `${names.join(', ')} ${action}`,
  said: ({ verifiers, skipsDistrict, endsAtVerifier }: Said) =>
    [
      ...(skipsDistrict ? ['không qua huyện'] : []),
      ...verifiers.map(({ name }) => name),
      endsAtVerifier ? 'dừng ở cơ quan xác thực' : 'cấp tỉnh phê duyệt',
    ].join(' → '),
  until: (from: string, to: string) => `${formatDay(from)} đến trước ${formatDay(to)}`,
} as const;

type Said = {
  readonly verifiers: readonly { readonly name: string }[];
  readonly skipsDistrict: boolean;
  readonly endsAtVerifier: boolean;
};
