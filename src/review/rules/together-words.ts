import { shortNumber } from '../../forms/rules/format.ts';
import { absolute, divide, HUNDRED, isZero, multiply, parseRational, subtract } from '../../platform/rules/rational.ts';
import { formatPercent } from '../../platform/text/vietnamese.ts';
import { figureWords } from './difference.ts';
import type { Apart, Move } from './together.ts';

/** `tăng 158 %`; empty where there was nothing to take a share of. */
const shareWords = ({ before, now }: Move): string => {
  const [then, after] = [parseRational(before ?? ''), parseRational(now ?? '')];
  if (!then || !after || isZero(then)) return '';
  const by = subtract(after, then);
  const share = multiply(divide(absolute(by), absolute(then)), HUNDRED);
  return ` (${by.n < 0n ? 'giảm' : 'tăng'} ${formatPercent(shortNumber(share, 1))})`;
};

export const moveWords = (move: Move): string =>
  `${move.name}: ${figureWords(move.before)} → ${figureWords(move.now)}${shareWords(move)}`;

/** Why a sheet is looked at by itself, as the list and a refusal say it. */
export const apartWords = (apart: Apart): string => {
  switch (apart.why) {
    case 'own':
      return 'Số liệu do chính tài khoản này nhập: cần người khác chấp nhận';
    case 'explanations':
      return `${apart.count} cảnh báo được giữ, kèm giải trình`;
    case 'sent-again':
      return `Đã bị trả lại, nộp lần ${apart.count}`;
    case 'words':
      return 'Có danh sách, hoặc nội dung không phải số khác kỳ trước';
    case 'nothing-before':
      return 'Chưa có số liệu kỳ trước để so sánh';
    case 'changed':
      return moveWords(apart.move);
  }
};
