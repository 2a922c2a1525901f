import type { IconName } from '../../platform/ui/Icon.tsx';
import type { progressStates } from '../contract.ts';
import { words } from './messages.ts';

export type ProgressState = (typeof progressStates)[number];

/** How each state is drawn in the strip: a colour, a mark inside the square, and the word of the legend. */
export const progressLooks: Record<ProgressState, { readonly words: string; readonly icon: IconName | null }> = {
  accepted: { words: words.acceptedBy, icon: 'check' },
  submitted: { words: words.waiting, icon: 'sent' },
  returned: { words: words.returned, icon: 'back' },
  draft: { words: words.draft, icon: null },
  late: { words: words.lateWord, icon: 'alert' },
  excused: { words: words.excused, icon: 'dash' },
};
