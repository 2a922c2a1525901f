import type { KeyboardEvent } from 'react';
import { type Direction, nextOpen, type Step, stepFrom } from '../../../platform/ui/table/movement.ts';
import type { Place } from '../../rules/entry/places.ts';
import { type Command, commandOf } from './commands.ts';
import { fillAlong } from './fill.ts';
import { applyFill } from './grid-fill.ts';
import { clearBlock, type Field, fieldOf, goTo, hasBlock, type Live, placeOf } from './grid-wiring.ts';

const startEditing = (field: Field | undefined): void => {
  if (field instanceof HTMLInputElement) field.setSelectionRange(field.value.length, field.value.length);
  else if (field) field.showPicker();
};

const step = (live: Live, by: Step, extend: boolean): boolean => {
  const { selection, grid } = live.now.current;
  goTo(live, stepFrom(grid, extend ? selection.head() : selection.active(), by), extend);
  return true;
};

/** Past the last cell: a list gets a row, else one goes on into the next section; false where Tab leaves the form. */
const goPast = (live: Live, direction: Direction): boolean => {
  const { store, onPastEnd, onPast } = live.now.current;
  // Nowhere to go on to in this table, but what was typed is finished all the same.
  store.leave();
  if (direction === 'below' && onPastEnd) {
    onPastEnd();
    return true;
  }
  const forward = direction === 'next' || direction === 'below';
  return onPast(forward ? 1 : -1, direction === 'next') || direction === 'below' || direction === 'above';
};

const go = (live: Live, direction: Direction): boolean => {
  const { selection, grid, isOpen } = live.now.current;
  const next = nextOpen(grid, selection.active(), direction, isOpen);
  if (next === undefined) return goPast(live, direction);
  goTo(live, next);
  return true;
};

const leap = (live: Live, place: Place | undefined): void => {
  if (place !== undefined) live.now.current.onGo(place);
};

/** False when the key should do what it always does. */
const run = (live: Live, command: Command, field: Field | undefined): boolean => {
  const { store, selection, grid, onPanel } = live.now.current;
  const from = selection.active();
  switch (command.does) {
    case 'step':
      return step(live, command.step, command.extend);
    case 'go':
      return go(live, command.direction);
    case 'fill':
      applyFill(live, fillAlong(grid, selection.block(grid), command.along));
      return true;
    case 'edit':
      selection.setEditing(true);
      startEditing(field);
      return true;
    case 'revert':
      selection.setEditing(false);
      store.revert(from);
      goTo(live, from);
      return true;
    case 'undo':
      leap(live, store.undo());
      return true;
    case 'redo':
      leap(live, store.redo());
      return true;
    case 'panel':
      onPanel();
      return true;
    case 'clear':
      clearBlock(live);
      return true;
    case 'all':
      selection.select(grid, stepFrom(grid, from, 'first'), stepFrom(grid, from, 'last'));
      return true;
  }
};

/** While an input method composes (Telex and the like), every key is its own. */
export const keyHandlers = (live: Live) => ({
  onKeyDown: (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || placeOf(event.target) === '') return;
    const command = commandOf(event, { editing: live.now.current.selection.editing(), several: hasBlock(live) });
    if (command && run(live, command, fieldOf(event.target))) event.preventDefault();
  },
});
