import type { CompiledForm } from '../../rules/compiled.ts';
import { completeness } from '../../rules/completeness.ts';
import {
  applyChange,
  type Change,
  changeByTyping,
  type EntryState,
  edit,
  redoEdit,
  startEntry,
  touchedPlaces,
  undoEdit,
} from '../../rules/entry/entry-state.ts';
import { fieldAt, type Place, valueAt } from '../../rules/entry/places.ts';
import { pendingCells } from '../../rules/pending.ts';
import type { Context, FormValues } from '../../rules/values.ts';
import type { CellStore } from './cell-store.ts';
import { type CellView, type Mark, marksOf, type Sources, sameView, sourcesOf, viewOf } from './cell-view.ts';

/** The sheet being filled: one state, read cell by cell, so that a keystroke draws again only what it changed. */
export type EntryStore = CellStore & {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => EntryState;
  readonly change: (change: Change) => void;
  /** Values from elsewhere (a kept draft, another person's cells): not an edit, not sent again. */
  readonly absorb: (change: Change) => void;
  /** After a check, empty required cells are marked too. */
  readonly markMissing: (on: boolean) => void;
  readonly missingMarked: () => boolean;
};

type Start = {
  readonly form: CompiledForm;
  readonly values: FormValues;
  readonly context: Context;
  /** Each edit, with the lists as they stood before it, and the place whose keystrokes still join into one edit. */
  readonly onChange: (change: Change, before: FormValues['lists'], typing: Place | null) => void;
  /** The place that was typed in is left. */
  readonly onLeave?: () => void;
};

/** The view of a cell is made anew only when something it is made from has changed, and is another object only when it looks otherwise. */
const viewsOnce = (pending: ReadonlySet<Place>) => {
  const views = new Map<Place, { readonly sources: Sources; readonly view: CellView }>();
  return (state: EntryState, place: Place, text: string | undefined, marks: ReadonlyMap<Place, Mark>): CellView => {
    const sources = sourcesOf(state, place, text, marks);
    const kept = views.get(place);
    if (kept?.sources.every((source, at) => source === sources[at])) return kept.view;
    const fresh = viewOf(state, place, text, marks, pending);
    const view = kept && sameView(kept.view, fresh) ? kept.view : fresh;
    views.set(place, { sources, view });
    return view;
  };
};

export const createEntryStore = ({ form, values, context, onChange, onLeave }: Start): EntryStore => {
  let state = startEntry(form, values, context);
  let typing: { place: Place; text: string } | null = null;
  let missingMarked = false;
  let marks: ReadonlyMap<Place, Mark> = marksOf(state, [], false);
  const listeners = new Set<() => void>();
  const looked = viewsOnce(pendingCells(form, context));

  const settle = (next: EntryState): void => {
    if (next !== state || missingMarked)
      marks = marksOf(next, missingMarked ? completeness(form, next.values).missing : [], missingMarked);
    state = next;
    for (const listener of listeners) listener();
  };
  const move = (moved: ReturnType<typeof undoEdit>): Place | undefined => {
    if (!moved) return undefined;
    typing = null;
    const { lists } = state.values;
    settle(moved.state);
    onChange(moved.change, lists, null);
    return touchedPlaces(moved.change)[0];
  };
  const make = (change: Change, joining: Place | null): void => {
    const { lists } = state.values;
    settle(edit(state, change, joining));
    onChange(change, lists, joining);
  };

  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };

  return {
    subscribe,
    subscribeTo: () => subscribe,
    state: () => state,
    field: (place) => fieldAt(form, place),
    value: (place) => valueAt(state.values, place),
    isUnread: (place) => state.unreadable[place] !== undefined,
    view: (place) => looked(state, place, typing?.place === place ? typing.text : undefined, marks),
    type: (place, text) => {
      typing = { place, text };
      make(changeByTyping(state, new Map([[place, text]])), place);
    },
    leave: () => {
      if (typing === null && state.joining === null) return;
      typing = null;
      settle({ ...state, joining: null });
      onLeave?.();
    },
    write: (typed, grown, written) => {
      typing = null;
      make(changeByTyping(state, typed, grown, written), null);
    },
    change: (change) => make(change, null),
    revert: (place) => {
      typing = null;
      if (state.joining === place) move(undoEdit(state));
      else settle({ ...state });
    },
    undo: () => move(undoEdit(state)),
    redo: () => move(redoEdit(state)),
    absorb: (change) => settle(applyChange(state, change)),
    markMissing: (on) => {
      missingMarked = on;
      settle({ ...state });
    },
    missingMarked: () => missingMarked,
  };
};
