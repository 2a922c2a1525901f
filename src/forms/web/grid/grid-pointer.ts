import type { FocusEvent, MouseEvent } from 'react';
import type { Place } from '../../rules/entry/places.ts';
import { dragHandle } from './grid-fill.ts';
import { goTo, type Live, placeOf } from './grid-wiring.ts';

const stand = (live: Live, event: MouseEvent, place: Place): void => {
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

const isHandle = (target: EventTarget): boolean => target instanceof HTMLElement && target.dataset.handle !== undefined;

/** The cell under the pointer, wherever in it the pointer is. */
const placeUnder = (target: EventTarget): Place => {
  const cell = target instanceof Element ? target.closest('td') : null;
  const field = cell?.querySelector('[data-place]');
  return field instanceof HTMLElement ? (field.dataset.place ?? '') : '';
};

/** A click stands on the cell, a second one edits in it, dragging or Shift stretches the block, the handle at its corner fills. */
export const pointerHandlers = (live: Live) => {
  let handle: ReturnType<typeof dragHandle> | null = null;
  const takeUp = (): void => {
    handle = dragHandle(live);
    const drop = (): void => {
      handle?.drop();
      handle = null;
    };
    window.addEventListener('mouseup', drop, { once: true });
  };
  return {
    onFocus: (event: FocusEvent): void => {
      const { selection, grid, onActive } = live.now.current;
      const place = placeOf(event.target);
      if (place === '') return;
      if (selection.active() !== place) selection.select(grid, place, place);
      if (event.target instanceof HTMLInputElement && !selection.editing()) event.target.select();
      onActive(place);
    },
    onBlur: (): void => live.now.current.store.leave(),
    onMouseDown: (event: MouseEvent): void => {
      if (event.button !== 0) return;
      const place = placeOf(event.target);
      if (isHandle(event.target)) {
        event.preventDefault();
        takeUp();
      } else if (place !== '') stand(live, event, place);
    },
    onMouseOver: (event: MouseEvent): void => {
      const place = placeUnder(event.target);
      const { selection } = live.now.current;
      if (event.buttons !== 1 || place === '') return;
      if (handle) handle.over(place);
      else if (!selection.editing() && selection.active() !== '') goTo(live, place, true);
    },
  };
};
