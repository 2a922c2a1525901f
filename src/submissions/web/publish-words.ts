import { formatDay, formatNumber } from '../../platform/text/vietnamese.ts';

const counted = (count: number): string => formatNumber(String(count));

type Outcome = {
  readonly outcome: 'moves' | 'keeps' | 'blocks';
  readonly sheets: number;
  readonly drafts: number;
  readonly kept: number;
  readonly left: number;
  readonly requiredBefore: number;
  readonly requiredAfter: number;
};

const asked = ({ requiredBefore, requiredAfter }: Outcome): string => {
  const more = requiredAfter - requiredBefore;
  if (more === 0) return 'Số ô phải nhập của mỗi đơn vị giữ nguyên.';
  return more > 0 ? `Mỗi đơn vị thêm ${counted(more)} ô phải nhập.` : `Mỗi đơn vị bớt ${counted(-more)} ô phải nhập.`;
};

/** What the page says on which a draft becomes a version. */
export const publishWords = {
  title: (what: string) => (what === '' ? 'Ban hành phiếu' : `Ban hành phiếu ${what}`),
  design: 'Thiết kế phiếu',
  toMend: (count: number) =>
    `Chưa ban hành được vì bản nháp còn ${count} chỗ cần sửa. Trở lại trang thiết kế để sửa từng chỗ.`,
  first: 'Đây là phiên bản đầu tiên của phiếu.',
  changes: (count: number, base: number) => `${counted(count)} thay đổi so với phiên bản ${base}`,
  period: 'Dùng từ kỳ',
  periodHint: 'Kỳ đầu tiên dùng phiên bản này; các kỳ trước giữ phiên bản cũ.',
  choosePeriod: 'Chọn kỳ',
  effects: 'Điều sẽ xảy ra',
  from: (day: string) => `Phiên bản có hiệu lực từ ngày ${formatDay(day)}.`,
  noRounds: 'Không có kỳ nào đang thu bị ảnh hưởng.',
  outcome: (round: Outcome): string => {
    if (round.outcome === 'blocks') return 'Không ban hành được vì kỳ này.';
    if (round.outcome === 'keeps') return `${counted(round.sheets)} phiếu giữ phiên bản cũ.`;
    const values =
      round.drafts === 0
        ? ''
        : ` ${counted(round.drafts)} phiếu đã nhập: ${counted(round.kept)} số giữ nguyên chỗ${round.left === 0 ? '' : `, ${counted(round.left)} số không còn chỗ`}.`;
    return `${counted(round.sheets)} phiếu chuyển sang phiên bản mới.${values} ${asked(round)}`;
  },
  leaving: (count: number) => `${counted(count)} số không còn chỗ, giữ lại để xem cạnh phiếu`,
  leavingAt: (unit: string, cells: readonly string[]) => `${unit}: ${cells.join(', ')}`,
  obstacles: 'Chưa ban hành được:',
  basis: 'Căn cứ pháp lý',
  note: 'Ghi chú phiên bản',
  tooShort: 'Ghi ít nhất 3 ký tự.',
  forGood: 'Phiên bản đã ban hành không sửa được; thay đổi về sau là một phiên bản mới.',
  back: 'Trở lại thiết kế',
  publish: (version: number) => `Ban hành v${version}`,
  published: (code: string, version: number, moved: number) =>
    `Đã ban hành phiếu ${code}, phiên bản ${version}.${moved === 0 ? '' : ` ${counted(moved)} phiếu đang nhập đã chuyển sang phiên bản mới.`}`,
} as const;
