import type { Place } from '../../rules/entry/places.ts';
import type { CellStore } from './cell-store.ts';
import type { EntryStore } from './entry-store.ts';

/** A cell of one of many sheets: the key of the sheet, then its own place. */
const MARK = '|';
export const placeIn = (row: string, place: Place): Place => `${row}${MARK}${place}`;
export const rowAt = (place: Place): string => place.slice(0, Math.max(0, place.indexOf(MARK)));
export const placeWithin = (place: Place): Place => place.slice(place.indexOf(MARK) + 1);

/** Edits that are kept for undoing, as each sheet keeps them. */
const KEPT = 499;

export type ManyStore = CellStore & {
  readonly row: (key: string) => EntryStore | undefined;
  /** Hears of every change of every sheet. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Grows with each change. */
  readonly version: () => number;
};

/** The rows of an edit, by which it is taken back in each of the sheets that it touched. */
type Edit = readonly string[];

/** Places by the sheet that they are in. */
const byRow = (typed: ReadonlyMap<Place, string>): Map<string, Map<Place, string>> => {
  const rows = new Map<string, Map<Place, string>>();
  for (const [place, text] of typed) {
    const row = rows.get(rowAt(place)) ?? new Map<Place, string>();
    rows.set(rowAt(place), row.set(placeWithin(place), text));
  }
  return rows;
};

/** What was done, in order, over all sheets: each knows its own edits, and this in which of them each took place. */
const editsOver = (rows: ReadonlyMap<string, EntryStore>) => {
  let done: Edit[] = [];
  let undone: Edit[] = [];
  /** The place whose keystrokes still join into one edit. */
  let joining: Place | null = null;
  const move = (edit: Edit | undefined, how: 'undo' | 'redo'): Place | undefined => {
    joining = null;
    const places = (edit ?? []).map((row) => ({ row, place: rows.get(row)?.[how]() }));
    const first = places.find(({ place }) => place !== undefined);
    return first?.place === undefined ? undefined : placeIn(first.row, first.place);
  };
  return {
    joining: () => joining,
    note: (edit: Edit, place: Place | null): void => {
      if (place === null || place !== joining) done = [...done.slice(-KEPT), edit];
      undone = [];
      joining = place;
    },
    leave: (): void => {
      joining = null;
    },
    undo: (): Place | undefined => {
      const edit = done.at(-1);
      done = done.slice(0, -1);
      if (edit) undone = [...undone, edit];
      return move(edit, 'undo');
    },
    redo: (): Place | undefined => {
      const edit = undone.at(-1);
      undone = undone.slice(0, -1);
      if (edit) done = [...done, edit];
      return move(edit, 'redo');
    },
  };
};

/** Many sheets of one form as one table to fill: a row of cells of each. A keystroke reaches one sheet and is heard by its row alone. */
export const createManyStore = (rows: ReadonlyMap<string, EntryStore>): ManyStore => {
  const edits = editsOver(rows);
  let version = 0;
  const listeners = new Set<() => void>();
  const changed = (): void => {
    version += 1;
    for (const listener of listeners) listener();
  };
  for (const store of rows.values()) store.subscribe(changed);
  const at = (place: Place): EntryStore => {
    const store = rows.get(rowAt(place));
    if (!store) throw new Error(`no sheet has the cell ${place}`);
    return store;
  };
  return {
    row: (key) => rows.get(key),
    version: () => version,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    subscribeTo: (place) => at(place).subscribe,
    view: (place) => at(place).view(placeWithin(place)),
    field: (place) => at(place).field(placeWithin(place)),
    value: (place) => at(place).value(placeWithin(place)),
    isUnread: (place) => at(place).isUnread(placeWithin(place)),
    type: (place, text) => {
      at(place).type(placeWithin(place), text);
      edits.note([rowAt(place)], place);
    },
    leave: () => {
      edits.leave();
      for (const store of rows.values()) store.leave();
    },
    write: (typed, _grown, written) => {
      const inside = byRow(typed);
      for (const [row, cells] of inside) rows.get(row)?.write(cells, undefined, written);
      edits.note([...inside.keys()], null);
    },
    revert: (place) => {
      if (edits.joining() === place) edits.undo();
      else at(place).revert(placeWithin(place));
    },
    undo: edits.undo,
    redo: edits.redo,
  };
};
