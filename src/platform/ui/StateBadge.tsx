import type { ReactNode } from 'react';
import type { IconName } from './Icon.tsx';
import { Tag, type Tone } from './Tag.tsx';

type Look = { readonly words: string; readonly tone: Tone; readonly icon: IconName };

/** The glossary's states of submissions, consolidations and approvals, as the page words and draws them. */
const looks: Readonly<Record<string, Look>> = {
  draft: { words: 'Đang nhập', tone: 'plain', icon: 'pencil' },
  submitted: { words: 'Đã nộp', tone: 'info', icon: 'sent' },
  returned: { words: 'Bị trả lại', tone: 'look', icon: 'back' },
  accepted: { words: 'Đã chấp nhận', tone: 'done', icon: 'check' },
  waiting: { words: 'Đang chờ', tone: 'look', icon: 'clock' },
  withdrawn: { words: 'Đã rút', tone: 'plain', icon: 'cross' },
  late: { words: 'Trễ hạn', tone: 'wrong', icon: 'alert' },
  excused: { words: 'Được miễn', tone: 'plain', icon: 'dash' },
  open: { words: 'Đang mở', tone: 'plain', icon: 'clock' },
  signed: { words: 'Đã chốt', tone: 'info', icon: 'stamp' },
  stale: { words: 'Cần chốt lại', tone: 'look', icon: 'refresh' },
  verified: { words: 'Ngành đã xác thực', tone: 'done', icon: 'check' },
  approved: { words: 'Đã phê duyệt, khóa', tone: 'done', icon: 'lock' },
  opine: { words: 'Chờ ý kiến', tone: 'look', icon: 'clock' },
  decide: { words: 'Chờ quyết định', tone: 'look', icon: 'clock' },
  renew: { words: 'Cần đặt lại', tone: 'look', icon: 'refresh' },
  answer: { words: 'Chờ kết luận', tone: 'look', icon: 'clock' },
  judge: { words: 'Chờ chấp nhận', tone: 'look', icon: 'clock' },
  answered: { words: 'Đã kết luận, chờ chấp nhận', tone: 'info', icon: 'sent' },
  explained: { words: 'Đã giải trình', tone: 'done', icon: 'check' },
  corrected: { words: 'Đã điều chỉnh', tone: 'done', icon: 'check' },
  none: { words: 'Không chênh lệch', tone: 'plain', icon: 'check' },
  asked: { words: 'Đang xem xét', tone: 'info', icon: 'clock' },
  granted: { words: 'Đã chấp thuận', tone: 'done', icon: 'check' },
  refused: { words: 'Không chấp thuận', tone: 'wrong', icon: 'cross' },
  'taken-back': { words: 'Đã rút lại đề nghị', tone: 'plain', icon: 'back' },
  'put-back': { words: 'Đã đưa trở lại', tone: 'plain', icon: 'refresh' },
  consolidated: { words: 'Đã chốt', tone: 'info', icon: 'stamp' },
};

/** The word for a state, for sentences and accessible names. */
export const stateWords = (state: string): string => looks[state]?.words ?? state;

/** The tone of a state, for squares and marks that stand for it. */
export const stateTone = (state: string): Tone => looks[state]?.tone ?? 'plain';

/** Its icon, where the word stands elsewhere. */
export const stateIcon = (state: string): IconName => looks[state]?.icon ?? 'dash';

/** A state with its icon and word; `children` replaces the word where a screen says it more exactly. */
export const StateBadge = ({ state, children }: { readonly state: string; readonly children?: ReactNode }) => {
  const look = looks[state];
  return (
    <Tag tone={look?.tone ?? 'plain'} {...(look ? { icon: look.icon } : {})}>
      {children ?? look?.words ?? state}
    </Tag>
  );
};
