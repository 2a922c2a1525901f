import { addDays, daysBetween } from '../../periods/rules/days.ts';
import { makePeriod, type Period, parsePeriod, shiftPeriod } from '../../periods/rules/period.ts';
import { readPeriod } from '../../periods/rules/read-period.ts';
import { latestFirst } from '../../periods/rules/relations.ts';
import type { Campaign } from './campaign.ts';
import type { Draft } from './plan.ts';

const SATURDAY = 6;
/** Offices are closed at the end of the week: what is due then is due on the Monday. */
const workingDay = (day: string): string => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === SATURDAY ? addDays(day, 2) : weekday === 0 ? addDays(day, 1) : day;
};

/** Days from the opening until each level is due, as the first campaigns of the province had it: two weeks, then one for each level. */
const usual = { dueCommune: 14, dueDistrict: 21, dueDepartment: 28, dueBoard: 35 } as const;
type Dues = Pick<Draft, keyof typeof usual>;
const names = ['dueCommune', 'dueDistrict', 'dueDepartment', 'dueBoard'] as const;

/** Due dates to begin with, where none is written yet. */
export const suggestDues = (draft: Draft): Partial<Dues> =>
  draft.opensOn === '' || names.some((due) => draft[due] !== '')
    ? {}
    : Object.fromEntries(names.map((due) => [due, workingDay(addDays(draft.opensOn, usual[due]))]));

const moved = (period: Period, years: number): Period | undefined =>
  period.kind === 'stage' ? shiftPeriod(period, 1) : makePeriod(period.kind, period.year + years, period.index);

const yearsOn = (text: string, years: number): string =>
  text.replace(/\b20\d{2}\b/g, (year) => String(Number(year) + years));

/** What the subject of the letter says of the period, for the fields of the next step; nothing once forms or a period are chosen. */
export const periodFrom = (draft: Draft, fresh: Draft): Partial<Draft> => {
  const chosen = draft.forms.length > 0 || draft.kind !== fresh.kind || draft.year !== fresh.year;
  const period = chosen ? undefined : readPeriod(draft.subject);
  return period
    ? {
        kind: period.kind,
        year: String(period.year),
        index: period.index,
        ...(period.kind === 'stage' ? { stageYears: period.months / 12 } : {}),
      }
    : {};
};

/**
 * A campaign once more: its forms for the same periods later, its title and guidance, each level as long after the opening as then. The
 * letter is a new one: its number, day and files stay to be entered. How much later, the subject says where it is written, else a year.
 */
export const reuseCampaign = (draft: Draft, campaign: Campaign): Partial<Draft> => {
  const periods = campaign.forms.flatMap(({ period }) => parsePeriod(period) ?? []).sort(latestFirst);
  const [latest] = periods;
  const before = latest?.year ?? Number(draft.year) - 1;
  const usually = latest?.kind === 'stage' ? latest.months / 12 : 1;
  const years = Math.max(1, (readPeriod(draft.subject)?.year ?? before + usually) - before);
  const dues = names.map((due) => [
    due,
    workingDay(addDays(draft.opensOn, daysBetween(campaign.opensOn, campaign[due]))),
  ]);
  return {
    title: yearsOn(campaign.title, years),
    signer: draft.signer || (campaign.letter.signer ?? ''),
    subject: draft.subject || yearsOn(campaign.letter.subject, years),
    forms: campaign.forms.flatMap(({ form, period }) => {
      const parsed = parsePeriod(period);
      const later = parsed && moved(parsed, years);
      return later ? [{ form, period: later.id }] : [];
    }),
    year: String(before + years),
    ...(latest ? { kind: latest.kind, index: latest.index } : {}),
    guidance: draft.guidance || (campaign.guidance ?? ''),
    ...Object.fromEntries(dues),
  };
};
