import type { FocusEvent, MouseEvent } from 'react';
import { goTo, type Live, placeOf } from './grid-wiring.ts';

const pressed = (live: Live, event: MouseEvent): void => {
  const place = placeOf(event.target);
  if (place === '' || event.button !== 0) return;
  const { selection } = live.now.current;
  if (event.shiftKey && selection.active() !== '') {
    event.preventDefault();
    goTo(live, place, true);
  } else if (event.detail > 1) {
    selection.setEditing(true);
  } else if (event.target instanceof HTMLInputElement && !(selection.editing() && selection.active() === place)) {
    event.preventDefault();
    goTo(live, place);
  }
};

/** A click stands on the cell, a second one edits in it, dragging or Shift stretches the block. */
export const pointerHandlers = (live: Live) => ({
  onFocus: (event: FocusEvent): void => {
    const { selection, grid, onActive } = live.now.current;
    const place = placeOf(event.target);
    if (place === '') return;
    if (selection.active() !== place) selection.select(grid, place, place);
    if (event.target instanceof HTMLInputElement && !selection.editing()) event.target.select();
    onActive(place);
  },
  onBlur: (): void => live.now.current.store.leave(),
  onMouseDown: (event: MouseEvent): void => pressed(live, event),
  onMouseOver: (event: MouseEvent): void => {
    const place = placeOf(event.target);
    const { selection } = live.now.current;
    if (event.buttons === 1 && place !== '' && !selection.editing() && selection.active() !== '')
      goTo(live, place, true);
  },
});
