import { type Period, type PeriodKind, periodKinds } from '../../periods/rules/period.ts';
import { partsOf } from '../../periods/rules/relations.ts';

/**
 * The periods of a form that make up the one asked for: itself, or the longest kind of the form's that tiles it (a quarterly
 * form asked for the year: its four quarters). Empty when the form has none that do.
 */
export const partsFor = (kinds: readonly PeriodKind[], asked: Period): Period[] => {
  if (kinds.includes(asked.kind)) return [asked];
  for (const kind of [...periodKinds].reverse()) {
    const parts = kinds.includes(kind) ? partsOf(asked, kind) : [];
    if (parts.length > 0) return parts;
  }
  return [];
};
