/** In no group: the list of that day is complete and does not name the unit. */
export const NO_GROUP = '';
/** No list of the scheme holds on that day; the same sign as for a figure that was not asked. */
export const NOT_COVERED = '*';

/** The list of a scheme that holds on a day, as far as its answer for one unit goes. */
export type ListOfDay = { readonly complete: boolean; readonly group: string | null };

/**
 * Where a unit stands: the code of its group, `''` in none, `'*'` where no list holds on that day; undefined where the list is known in
 * part and does not name the unit.
 */
export const standingOf = (list: ListOfDay | undefined): string | undefined => {
  if (!list) return NOT_COVERED;
  if (list.group !== null) return list.group;
  return list.complete ? NO_GROUP : undefined;
};
