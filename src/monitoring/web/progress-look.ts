import type { IconName } from '../../platform/ui/Icon.tsx';
import type { progressStates } from '../contract.ts';
import { words } from './messages.ts';

export type ProgressState = (typeof progressStates)[number];

/** How each state is drawn: a colour, a mark inside the square, the word of the legend, and a shorter one for a column of words. */
export const progressLooks: Record<
  ProgressState,
  { readonly words: string; readonly brief: string; readonly icon: IconName | null }
> = {
  accepted: { words: words.acceptedBy, brief: words.accepted, icon: 'check' },
  submitted: { words: words.waiting, brief: words.sent, icon: 'sent' },
  returned: { words: words.returned, brief: words.returned, icon: 'back' },
  draft: { words: words.draft, brief: words.draft, icon: null },
  late: { words: words.lateWord, brief: words.lateWord, icon: 'alert' },
  excused: { words: words.excused, brief: words.excused, icon: 'dash' },
};
