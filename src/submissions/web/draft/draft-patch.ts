import type { Change } from '../../../forms/rules/entry/entry-state.ts';
import { withEntry } from '../../../forms/rules/entry/places.ts';
import type { Flight, KeptDraft, Patch } from './draft-store.ts';

export const NO_PATCH: Patch = { cells: {}, lists: {} };
export const emptyDraft = (baseVersion: number): KeptDraft => ({
  baseVersion,
  flight: null,
  waiting: NO_PATCH,
  unreadable: {},
  explanations: null,
});

export const isEmptyPatch = (patch: Patch): boolean =>
  Object.keys(patch.cells).length + Object.keys(patch.lists).length === 0;

/** The later of two patches wins, cell by cell and list by list. */
export const joinPatches = (earlier: Patch, later: Patch): Patch => ({
  cells: { ...earlier.cells, ...later.cells },
  lists: { ...earlier.lists, ...later.lists },
});

const without = <V>(record: Readonly<Record<string, V>>, names: readonly string[]): Readonly<Record<string, V>> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));

export const withoutCells = (patch: Patch, cells: readonly string[]): Patch => ({
  cells: without(patch.cells, cells),
  lists: without(patch.lists, cells),
});

/** An edit joins what waits to be sent. */
export const addChange = (draft: KeptDraft, change: Change): KeptDraft => {
  let { unreadable } = draft;
  for (const [place, text] of Object.entries(change.unreadable)) unreadable = withEntry(unreadable, place, text);
  return { ...draft, waiting: joinPatches(draft.waiting, change), unreadable };
};

/** All that waits takes off as one patch; what is already in the air stays as it is (same key, same content). */
export const takeOff = (draft: KeptDraft, key: string): { draft: KeptDraft; flight: Flight } | undefined => {
  if (draft.flight) return { draft, flight: draft.flight };
  if (isEmptyPatch(draft.waiting)) return undefined;
  const flight = { key, baseVersion: draft.baseVersion, patch: draft.waiting };
  return { draft: { ...draft, flight, waiting: NO_PATCH }, flight };
};

/** The server has the patch; what was typed meanwhile stands on the version that it made. */
export const landed = (draft: KeptDraft, version: number): KeptDraft => ({
  ...draft,
  baseVersion: version,
  flight: null,
});

/** Refused or in conflict: the patch waits again under what was typed since. */
export const turnedBack = (draft: KeptDraft): KeptDraft => ({
  ...draft,
  flight: null,
  waiting: joinPatches(draft.flight?.patch ?? NO_PATCH, draft.waiting),
});

/** Everything that the server may not have. */
export const unsentPatch = (draft: KeptDraft): Patch => joinPatches(draft.flight?.patch ?? NO_PATCH, draft.waiting);

export const isEmptyDraft = (draft: KeptDraft): boolean =>
  draft.flight === null &&
  isEmptyPatch(draft.waiting) &&
  Object.keys(draft.unreadable).length === 0 &&
  draft.explanations === null;
