import { daysBetween } from '../../periods/rules/days.ts';

/** Days up to which a case counts as this old; older ones stand in a group of their own. */
export const ages = [7, 14, 30] as const;

/** How many cases are this old, by group; `openedOn` are Vietnamese days. */
export const countAges = (openedOn: readonly string[], today: string): number[] => {
  const groups = [0, 0, 0, 0];
  for (const day of openedOn) {
    const days = daysBetween(day, today);
    const at = ages.findIndex((most) => days <= most);
    const group = at === -1 ? ages.length : at;
    groups[group] = (groups[group] ?? 0) + 1;
  }
  return groups;
};

/** Two days before a case is due, on its day, and once a week when it is late its owner is reminded; once a day at most. */
export const isReminded = (
  { dueOn, remindedOn }: { readonly dueOn: string; readonly remindedOn: string | null },
  today: string,
): boolean => {
  const left = daysBetween(today, dueOn);
  if (left > 2) return false;
  if (remindedOn === null) return true;
  if (left > 0) return false;
  if (left === 0) return remindedOn < today;
  return remindedOn <= dueOn || daysBetween(remindedOn, today) >= 7;
};
