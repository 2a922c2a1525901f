import type { progressStates } from '../contract.ts';

export type ProgressState = (typeof progressStates)[number];

/** What the progress board shows of one sheet: late is a sheet not in although its due day is over (also when it was returned). */
export const progressState = (
  sheet: { readonly state: string; readonly excused: boolean; readonly dueOn: string },
  today: string,
): ProgressState => {
  if (sheet.state === 'accepted') return 'accepted';
  if (sheet.state === 'submitted') return 'submitted';
  if (sheet.excused) return 'excused';
  if (sheet.dueOn < today) return 'late';
  return sheet.state === 'returned' ? 'returned' : 'draft';
};
