import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import { say } from '../../../platform/ui/say.tsx';
import { type Grid, nextOpen, stepFrom } from '../../../platform/ui/table/movement.ts';
import { parseTsv, toTsv } from '../../../platform/ui/table/tsv.ts';
import { messages } from '../messages.ts';
import { layDown, spread } from './block-paste.ts';
import { type Command, commandOf } from './commands.ts';
import type { Change } from './entry-state.ts';
import type { EntryStore } from './entry-store.ts';
import type { Place } from './places.ts';
import type { Selection } from './selection.ts';

/** A list can grow under a paste: the grid with so many more rows, and the lists that hold them. */
export type Grown = { readonly grid: Grid; readonly lists: Change['lists'] };

export type GridWiring = {
  readonly store: EntryStore;
  readonly selection: Selection;
  readonly grid: Grid;
  readonly isOpen: (place: Place) => boolean;
  readonly onActive: (place: Place) => void;
  readonly onPanel: () => void;
  /** Shows a place, in this table or another (undo goes where the edit was). */
  readonly onGo: (place: Place) => void;
  readonly grow?: (rows: number) => Grown;
  /** Enter on the last row. */
  readonly onPastEnd?: () => void;
};

type Field = HTMLInputElement | HTMLSelectElement;
const fieldOf = (target: EventTarget): Field | undefined =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target : undefined;
const placeOf = (target: EventTarget): Place => fieldOf(target)?.dataset.place ?? '';

const focusField = (table: HTMLTableElement | null, place: Place): void => {
  const found = table?.querySelector(`[data-place="${CSS.escape(place)}"]`);
  if (found instanceof HTMLInputElement) {
    found.focus();
    found.select();
  } else if (found instanceof HTMLSelectElement) found.focus();
};

const startEditing = (field: Field | undefined): void => {
  if (field instanceof HTMLInputElement) field.setSelectionRange(field.value.length, field.value.length);
  else if (field) field.showPicker();
};

/** What goes to the clipboard: figures without grouping, so that every spreadsheet reads them. */
const copied = (store: EntryStore, place: Place): string => {
  if (place === '') return '';
  const { text, notApplicable } = store.view(place);
  if (notApplicable) return '-';
  return /^-?[\d.]+(,\d+)?$/.test(text) ? text.replaceAll('.', '') : text;
};

export type GridHandlers = {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
  readonly onMouseDown: (event: MouseEvent) => void;
  readonly onMouseOver: (event: MouseEvent) => void;
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly onCut: (event: ClipboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
};

/** Keys, mouse and clipboard of a table of fields. The handlers never change; they read what is wired now. */
export const useGridEvents = (
  wiring: GridWiring,
): { table: RefObject<HTMLTableElement | null>; handlers: GridHandlers } => {
  const table = useRef<HTMLTableElement>(null);
  const now = useRef(wiring);
  useEffect(() => {
    now.current = wiring;
  });
  const handlers = useMemo(() => gridHandlers(table, now), []);
  return { table, handlers };
};

const gridHandlers = (table: RefObject<HTMLTableElement | null>, now: RefObject<GridWiring>): GridHandlers => {
  const several = (): boolean => now.current.selection.active() !== now.current.selection.head();
  const goTo = (place: Place, extend = false): void => {
    const { selection, grid } = now.current;
    selection.select(grid, extend ? selection.active() : place, place);
    if (!extend) focusField(table.current, place);
  };
  const openOnes = (): Place[] => {
    const { selection, grid, isOpen } = now.current;
    return selection
      .block(grid)
      .flat()
      .filter((place) => place !== '' && isOpen(place));
  };
  const clear = (): void => {
    const places = openOnes();
    if (places.length > 0) now.current.store.write(new Map(places.map((place) => [place, ''])));
  };
  const leap = (place: Place | undefined): void => {
    if (place !== undefined) now.current.onGo(place);
  };
  /** False when the key should do what it always does (Tab out of the table). */
  const run = (command: Command, field: Field | undefined): boolean => {
    const { store, selection, grid, isOpen, onPanel, onPastEnd } = now.current;
    const from = selection.active();
    switch (command.does) {
      case 'step':
        goTo(stepFrom(grid, command.extend ? selection.head() : from, command.step), command.extend);
        return true;
      case 'go': {
        const next = nextOpen(grid, from, command.direction, isOpen);
        if (next) goTo(next);
        else if (command.direction === 'below') onPastEnd?.();
        return next !== undefined || command.direction === 'below' || command.direction === 'above';
      }
      case 'edit':
        selection.setEditing(true);
        startEditing(field);
        return true;
      case 'revert':
        selection.setEditing(false);
        store.revert(from);
        goTo(from);
        return true;
      case 'undo':
        leap(store.undo());
        return true;
      case 'redo':
        leap(store.redo());
        return true;
      case 'panel':
        onPanel();
        return true;
      case 'clear':
        clear();
        return true;
      case 'all':
        selection.select(grid, stepFrom(grid, from, 'first'), stepFrom(grid, from, 'last'));
        return true;
    }
  };
  const copyBlock = (event: ClipboardEvent): boolean => {
    const { selection, grid, store } = now.current;
    if (selection.active() === '' || (selection.editing() && !several())) return false;
    event.preventDefault();
    event.clipboardData.setData(
      'text/plain',
      toTsv(selection.block(grid).map((row) => row.map((place) => copied(store, place)))),
    );
    return true;
  };

  return {
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing || placeOf(event.target) === '') return;
      const command = commandOf(event, { editing: now.current.selection.editing(), several: several() });
      if (command && run(command, fieldOf(event.target))) event.preventDefault();
    },
    onFocus: (event) => {
      const { selection, grid, onActive } = now.current;
      const place = placeOf(event.target);
      if (place === '') return;
      if (selection.active() !== place) selection.select(grid, place, place);
      if (event.target instanceof HTMLInputElement && !selection.editing()) event.target.select();
      onActive(place);
    },
    onBlur: () => now.current.store.leave(),
    onMouseDown: (event) => {
      const place = placeOf(event.target);
      if (place === '' || event.button !== 0) return;
      const { selection } = now.current;
      if (event.shiftKey && selection.active() !== '') {
        event.preventDefault();
        goTo(place, true);
      } else if (event.detail > 1) {
        selection.setEditing(true);
      } else if (event.target instanceof HTMLInputElement && !(selection.editing() && selection.active() === place)) {
        event.preventDefault();
        goTo(place);
      }
    },
    onMouseOver: (event) => {
      const place = placeOf(event.target);
      if (
        event.buttons === 1 &&
        place !== '' &&
        !now.current.selection.editing() &&
        now.current.selection.active() !== ''
      )
        goTo(place, true);
    },
    onCopy: (event) => void copyBlock(event),
    onCut: (event) => {
      if (copyBlock(event)) clear();
    },
    onPaste: (event) => {
      const text = event.clipboardData.getData('text/plain');
      const block = /[\t\n\r]/.test(text.trimEnd());
      if (text === '' || (now.current.selection.editing() && !block)) return;
      event.preventDefault();
      pasteBlock(now.current, parseTsv(text));
      focusField(table.current, now.current.selection.active());
    },
  };
};

const pasteBlock = (
  { store, selection, grid, isOpen, grow }: GridWiring,
  copiedRows: readonly (readonly string[])[],
): void => {
  const block = selection.block(grid);
  const corner = block[0]?.[0] ?? selection.active();
  const rows = spread(copiedRows, block);
  const from = grid.findIndex((row) => row.includes(corner));
  const short = from + rows.length - grid.length;
  const grown = short > 0 ? grow?.(short) : undefined;
  const paste = layDown(grown?.grid ?? grid, corner, rows, isOpen);
  if (paste.typed.size === 0) {
    say(messages.entry.nothingPasted);
    return;
  }
  store.write(paste.typed, grown?.lists);
  const unread = [...paste.typed.keys()].filter((place) => store.state().unreadable[place]).length;
  say(messages.entry.pasted(paste.typed.size, unread, paste.skipped, paste.outside));
};
