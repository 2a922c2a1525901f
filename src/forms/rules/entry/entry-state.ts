import { type CheckOutcome, check, checkAgain } from '../check.ts';
import type { CompiledForm } from '../compiled.ts';
import { type Computed, compute, recompute } from '../compute.ts';
import { parseInput, type WrittenIn } from '../parse-input.ts';
import type { Context, FormValues, ListRow } from '../values.ts';
import { fieldAt, type Place, parseListPlace, withEntry, withListValue } from './places.ts';

/** What somebody typed that is no value of this cell: kept as typed, never sent. */
export type Unreadable = { readonly text: string; readonly problem: string };

/** One edit, whole: values written (null clears), lists replaced, texts that could not be read (null: readable again). */
export type Change = {
  readonly cells: Readonly<Record<string, string | null>>;
  readonly lists: Readonly<Record<string, readonly ListRow[]>>;
  readonly unreadable: Readonly<Record<Place, Unreadable | null>>;
};
export const NO_CHANGE: Change = { cells: {}, lists: {}, unreadable: {} };

export type EntryState = {
  readonly form: CompiledForm;
  readonly values: FormValues;
  readonly unreadable: Readonly<Record<Place, Unreadable>>;
  readonly computed: Computed;
  readonly outcomes: readonly CheckOutcome[];
  /** Inverse edits, the latest last. */
  readonly undo: readonly Change[];
  readonly redo: readonly Change[];
  /** The place whose keystrokes still join into one edit. */
  readonly joining: Place | null;
};

export const startEntry = (form: CompiledForm, values: FormValues, context: Context): EntryState => {
  const computed = compute(form, values, context);
  const outcomes = check(form, computed, values, context);
  return { form, values, unreadable: {}, computed, outcomes, undo: [], redo: [], joining: null };
};

const inverseOf = (state: EntryState, change: Change): Change => ({
  cells: Object.fromEntries(Object.keys(change.cells).map((code) => [code, state.values.cells[code] ?? null])),
  lists: Object.fromEntries(Object.keys(change.lists).map((section) => [section, state.values.lists[section] ?? []])),
  unreadable: Object.fromEntries(
    Object.keys(change.unreadable).map((place) => [place, state.unreadable[place] ?? null]),
  ),
});

/** Applies a change and computes what follows from it; the history of edits is left alone. */
export const applyChange = (state: EntryState, change: Change): EntryState => {
  let cells = state.values.cells;
  for (const [code, value] of Object.entries(change.cells)) cells = withEntry(cells, code, value);
  let unreadable = state.unreadable;
  for (const [place, text] of Object.entries(change.unreadable)) unreadable = withEntry(unreadable, place, text);
  const values: FormValues = { cells, lists: { ...state.values.lists, ...change.lists } };
  const changed = [...Object.keys(change.cells), ...Object.keys(change.lists)];
  if (changed.length === 0) return { ...state, unreadable };
  const computed = recompute(state.computed, changed, values);
  return { ...state, values, unreadable, computed, outcomes: checkAgain(state.outcomes, computed, changed, values) };
};

// What the first keystroke found stands; later ones add only what they were the first to touch.
const joinInverses = (first: Change, later: Change): Change => ({
  cells: { ...later.cells, ...first.cells },
  lists: { ...later.lists, ...first.lists },
  unreadable: { ...later.unreadable, ...first.unreadable },
});

/** An edit by the person: it can be undone. Keystrokes in one place (`joining`) join into one edit until it is left. */
export const edit = (state: EntryState, change: Change, joining: Place | null = null): EntryState => {
  const joins = joining !== null && state.joining === joining;
  const inverse = joins
    ? joinInverses(state.undo.at(-1) ?? NO_CHANGE, inverseOf(state, change))
    : inverseOf(state, change);
  const undo = [...(joins ? state.undo.slice(0, -1) : state.undo.slice(-499)), inverse];
  return { ...applyChange(state, change), undo, redo: [], joining };
};

type Moved = { readonly state: EntryState; readonly change: Change };

export const undoEdit = (state: EntryState): Moved | undefined => {
  const change = state.undo.at(-1);
  if (!change) return undefined;
  const redo = [...state.redo, inverseOf(state, change)];
  return { change, state: { ...applyChange(state, change), undo: state.undo.slice(0, -1), redo, joining: null } };
};

export const redoEdit = (state: EntryState): Moved | undefined => {
  const change = state.redo.at(-1);
  if (!change) return undefined;
  const undo = [...state.undo, inverseOf(state, change)];
  return { change, state: { ...applyChange(state, change), redo: state.redo.slice(0, -1), undo, joining: null } };
};

/** The change that typing these texts at these places makes (`grown`: lists with rows added for them; `written`: how a pasted block writes its numbers). A text that cannot be read clears the value and is kept as typed. */
export const changeByTyping = (
  state: EntryState,
  typed: ReadonlyMap<Place, string>,
  grown: Change['lists'] = {},
  written: WrittenIn = {},
): Change => {
  const cells: Record<string, string | null> = {};
  const lists: Record<string, readonly ListRow[]> = { ...grown };
  const unreadable: Record<Place, Unreadable | null> = {};
  for (const [place, text] of typed) {
    const field = fieldAt(state.form, place);
    if (!field) continue;
    const read = parseInput(field, text, written);
    const value = 'problem' in read ? null : read.value;
    if ('problem' in read) unreadable[place] = { text, problem: read.problem };
    else if (state.unreadable[place]) unreadable[place] = null;
    const list = parseListPlace(place);
    if (!list) cells[place] = value;
    else
      lists[list.section] = withListValue(
        lists[list.section] ?? state.values.lists[list.section] ?? [],
        list,
        value ?? undefined,
      );
  }
  return { cells, lists, unreadable };
};

/** Places that a change touches, for moving the focus to what was undone. */
export const touchedPlaces = (change: Change): readonly Place[] => [
  ...Object.keys(change.cells),
  ...Object.keys(change.unreadable),
  ...Object.keys(change.lists),
];
