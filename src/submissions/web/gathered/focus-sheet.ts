import type { Place } from '../../../forms/rules/entry/places.ts';
import { placeWithin, rowAt } from '../../../forms/web/grid/index.ts';
import { focusPlace } from '../entry/use-going.ts';

const sheetOn = (key: string): HTMLElement | null => {
  const found = document.querySelector(`[data-sheet="${CSS.escape(key)}"]`);
  return found instanceof HTMLElement ? found : null;
};

/** Stands on a cell of one of the forms of the page. */
export const focusIn = (place: Place): void => {
  const sheet = sheetOn(rowAt(place));
  if (sheet) focusPlace(placeWithin(place), sheet);
};

/** Brings a form of the page into sight, and stands on its first cell where it is filled. */
export const focusSheet = (key: string): void => {
  const sheet = sheetOn(key);
  sheet?.scrollIntoView({ block: 'start' });
  const first = sheet?.querySelector('[data-place]');
  if (first instanceof HTMLElement) first.focus({ preventScroll: true });
  else sheet?.focus({ preventScroll: true });
};
