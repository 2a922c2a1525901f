import { names } from '../../platform/text/names.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import type { DueDates } from '../../rounds/rules/plan.ts';

/** Due dates rise with the route: commune, district, department, board. Empty when they do. */
export const dueDateProblems = (due: DueDates & { readonly opensOn: string }): string[] => {
  const steps = [
    ['ngày mở đợt', due.opensOn],
    ['hạn của xã', due.dueCommune],
    ['hạn của huyện', due.dueDistrict],
    ['hạn của sở, ngành', due.dueDepartment],
    [`hạn của ${names.board}`, due.dueBoard],
  ] as const;
  return steps.slice(1).flatMap(([name, day], index) => {
    const [earlierName, earlier] = steps[index] ?? [name, day];
    return day < earlier
      ? [`${sentenceStart(name)} (${formatDay(day)}) không được trước ${earlierName} (${formatDay(earlier)}).`]
      : [];
  });
};
