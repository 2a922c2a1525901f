import { type Duty, duties, dutyNames } from '../../sign-in/rules/permissions.ts';

const isDuty = (text: string): text is Duty => duties.some((duty) => duty === text);

/** Duties as the page words them. */
export const dutiesInWords = (held: readonly string[]): string =>
  held.map((duty) => (isDuty(duty) ? dutyNames[duty] : duty)).join(', ');

/** The chosen texts that are duties. */
export const asDuties = (chosen: readonly string[]): Duty[] => chosen.filter(isDuty);
