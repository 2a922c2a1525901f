import { say } from '../../../platform/ui/say.tsx';
import type { Place } from '../../rules/entry/places.ts';
import { type Fill, fillTo, reachedCorners } from './fill.ts';
import { copied } from './grid-clipboard.ts';
import { focusField, type Live } from './grid-wiring.ts';
import { messages } from './messages.ts';

/** How `copied` writes what it copies. */
const WRITTEN = { marks: 'vi', days: 'day-first' } as const;

/** Writes what a fill takes from where, as one edit; locked and computed cells are left out. */
export const applyFill = (live: Live, fill: Fill): void => {
  const { store, isOpen } = live.now.current;
  const typed = new Map(
    [...fill].filter(([target]) => isOpen(target)).map(([target, source]) => [target, copied(store, source)]),
  );
  if (typed.size === 0) say(messages.nothingFilled, 'look');
  else store.write(typed, undefined, WRITTEN);
};

/** While the handle is dragged: the block it started from, and what would be filled now. */
export const dragHandle = (live: Live): { readonly over: (place: Place) => void; readonly drop: () => void } => {
  const { selection, grid } = live.now.current;
  const block = selection.block(grid);
  let to = selection.head();
  return {
    over: (place) => {
      to = place;
      const { anchor, head } = reachedCorners(grid, block, place);
      if (anchor !== '' && head !== '') selection.select(grid, anchor, head);
    },
    drop: () => {
      applyFill(live, fillTo(grid, block, to));
      focusField(live, selection.active());
    },
  };
};
