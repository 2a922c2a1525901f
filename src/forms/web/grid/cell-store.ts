import type { Field } from '../../rules/compiled.ts';
import type { Change } from '../../rules/entry/entry-state.ts';
import type { Place } from '../../rules/entry/places.ts';
import type { WrittenIn } from '../../rules/parse-input.ts';
import type { CellView } from './cell-view.ts';

/** What a table to fill needs of what it fills: one sheet, or a row of each of many. */
export type CellStore = {
  /** Hears of what may change at a place, and little else: a table of many sheets has thousands of cells. The same function each time. */
  readonly subscribeTo: (place: Place) => (listener: () => void) => () => void;
  readonly view: (place: Place) => CellView;
  /** How the value at a place is read and written; undefined where there is none. */
  readonly field: (place: Place) => Field | undefined;
  readonly value: (place: Place) => string | undefined;
  /** What was typed there is no value of it. */
  readonly isUnread: (place: Place) => boolean;
  /** Each keystroke: shown exactly as typed, and already counted. */
  readonly type: (place: Place, text: string) => void;
  /** The place is left: its text takes the form of its value. */
  readonly leave: () => void;
  /** One edit over several places (paste, clear, fill). */
  readonly write: (typed: ReadonlyMap<Place, string>, grown?: Change['lists'], written?: WrittenIn) => void;
  /** Takes back what was typed at this place since it was entered. */
  readonly revert: (place: Place) => void;
  readonly undo: () => Place | undefined;
  readonly redo: () => Place | undefined;
};
