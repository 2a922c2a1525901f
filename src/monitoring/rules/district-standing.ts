import type { ProgressState } from './progress.ts';

/** How many sheets of a district stand in each state. */
export type Standing = Readonly<Record<ProgressState, number>>;

export const noStanding: Standing = { accepted: 0, submitted: 0, returned: 0, draft: 0, late: 0, excused: 0 };

/** Worst first: the state that a tile shows is the first of which there is a sheet. */
const worst = [
  'late',
  'returned',
  'draft',
  'submitted',
  'accepted',
  'excused',
] as const satisfies readonly ProgressState[];

export const standingOf = (standing: Standing): ProgressState =>
  worst.find((state) => standing[state] > 0) ?? 'excused';

/** What a tile says of its district. */
export const standingWords = (standing: Standing): string => {
  const state = standingOf(standing);
  const count = standing[state];
  switch (state) {
    case 'late':
      return `${count} phiếu trễ hạn`;
    case 'returned':
      return `${count} phiếu bị trả lại`;
    case 'draft':
      return `${count} phiếu chưa nộp`;
    case 'submitted':
      return `${count} phiếu chờ kiểm tra`;
    case 'accepted':
      return 'đã chấp nhận đủ';
    case 'excused':
      return 'được miễn nộp';
  }
};

/** Sheets that are expected: those that nobody was excused from. */
export const expectedOf = ({ excused: _, ...rest }: Standing): number =>
  Object.values(rest).reduce((sum, count) => sum + count, 0);
