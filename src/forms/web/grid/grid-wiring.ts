import type { RefObject } from 'react';
import type { Grid } from '../../../platform/ui/table/movement.ts';
import type { Change } from '../../rules/entry/entry-state.ts';
import type { Place } from '../../rules/entry/places.ts';
import type { Paste } from './block-paste.ts';
import type { CellStore } from './cell-store.ts';
import type { PasteQuestion } from './paste-question.ts';
import type { Selection } from './selection.ts';

/** A list can grow under a paste: the grid with so many more rows, and the lists that hold them. */
export type Grown = { readonly grid: Grid; readonly lists: Change['lists'] };

export type GridWiring = {
  readonly store: CellStore;
  readonly selection: Selection;
  readonly grid: Grid;
  readonly isOpen: (place: Place) => boolean;
  readonly onActive: (place: Place) => void;
  readonly onPanel: () => void;
  /** A table that draws only the rows in sight draws the one of this place now, so that one can stand on it. */
  readonly reveal?: (place: Place) => void;
  /** Shows a place, in this table or another (undo goes where the edit was). */
  readonly onGo: (place: Place) => void;
  readonly grow?: (rows: number) => Grown;
  /** A pasted block that says itself where its lines belong (by the names of units): true where this table lays it down. */
  readonly takeBlock?: (rows: readonly (readonly string[])[], lay: (paste: Paste) => void) => boolean;
  /** A pasted block that can be read in two ways is asked about once. */
  readonly ask: (question: PasteQuestion) => void;
  /** Beyond the last cell (1) or before the first (-1): into another section, or to the buttons (`leaving`: by Tab). False: nowhere. */
  readonly onPast: (by: 1 | -1, leaving: boolean) => boolean;
  /** Enter on the last row. */
  readonly onPastEnd?: () => void;
};

/** The table and what it is wired to now; the handlers read it when something happens. */
export type Live = { readonly table: RefObject<HTMLTableElement | null>; readonly now: RefObject<GridWiring> };

export type Field = HTMLInputElement | HTMLSelectElement;
export const fieldOf = (target: EventTarget): Field | undefined =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target : undefined;
export const placeOf = (target: EventTarget): Place => fieldOf(target)?.dataset.place ?? '';

export const focusField = ({ table, now }: Live, place: Place): void => {
  now.current.reveal?.(place);
  const found = table.current?.querySelector(`[data-place="${CSS.escape(place)}"]`);
  if (found instanceof HTMLInputElement) {
    found.focus();
    found.select();
  } else if (found instanceof HTMLSelectElement) found.focus();
};

/** Selects a cell and stands on it; `extend` stretches the block to it instead. */
export const goTo = (live: Live, place: Place, extend = false): void => {
  const { selection, grid } = live.now.current;
  selection.select(grid, extend ? selection.active() : place, place);
  if (!extend) focusField(live, place);
};

export const hasBlock = ({ now }: Live): boolean => now.current.selection.active() !== now.current.selection.head();

/** Empties the open cells of the block, as one edit. */
export const clearBlock = ({ now }: Live): void => {
  const { selection, grid, isOpen, store } = now.current;
  const places = selection
    .block(grid)
    .flat()
    .filter((place) => place !== '' && isOpen(place));
  if (places.length > 0) store.write(new Map(places.map((place) => [place, ''])));
};
