import { addDays } from '../../src/periods/rules/days.ts';
import { vietnamDay } from '../../src/platform/text/calendar-day.ts';

export const inDays = (days: number): string => addDays(vietnamDay(new Date()), days);

/** A round that opens today. */
export const roundDays = () => ({
  opensOn: inDays(0),
  dueCommune: inDays(15),
  dueDistrict: inDays(25),
  dueDepartment: inDays(35),
  dueBoard: inDays(45),
});
