import type { Change } from '../../../forms/rules/entry/entry-state.ts';
import { type Place, parseListPlace, withEntry } from '../../../forms/rules/entry/places.ts';
import type { FormValues } from '../../../forms/rules/values.ts';
import { applyRows, joinRows, type RowPatch, rowPatches } from '../../rules/row-patch.ts';
import { type NotTaken, withoutCells } from '../../rules/take.ts';
import type { Contested, Flight, KeptDraft, Patch } from './draft-store.ts';

export const NO_PATCH: Patch = { cells: {}, rows: {} };
export const emptyDraft = (baseVersion: number): KeptDraft => ({
  baseVersion,
  flight: null,
  chosen: [],
  waiting: NO_PATCH,
  contested: [],
  offered: [],
  unreadable: {},
  explanations: null,
});

export const isEmptyPatch = (patch: Patch): boolean =>
  Object.keys(patch.cells).length === 0 && Object.values(patch.rows).every((rows) => rows.length === 0);

/** The later of two patches wins, cell by cell and row by row. */
export const joinPatches = (earlier: Patch, later: Patch): Patch => {
  const rows: Record<string, readonly RowPatch[]> = { ...earlier.rows };
  for (const [section, each] of Object.entries(later.rows)) rows[section] = joinRows(rows[section] ?? [], each);
  return { cells: { ...earlier.cells, ...later.cells }, rows };
};

/** What an edit changes: its lists whole, held against the lists before it. */
export const patchOf = (change: Change, before: FormValues['lists']): Patch => ({
  cells: change.cells,
  rows: Object.fromEntries(
    Object.entries(change.lists).map(([section, rows]) => [section, rowPatches(before[section] ?? [], rows)]),
  ),
});

/** The patch without these places, as a patch of the page. */
export const without = (patch: Patch, places: readonly Place[]): Patch => {
  const { cells = {}, rows = {} } = withoutCells(patch, new Set(places));
  return { cells, rows };
};

/** Only this place of the patch. */
const onlyPlace = (patch: Patch, place: Place): Patch => {
  const list = parseListPlace(place);
  if (!list) return place in patch.cells ? { cells: { [place]: patch.cells[place] ?? null }, rows: {} } : NO_PATCH;
  const row = patch.rows[list.section]?.find(({ id }) => id === list.row);
  const text = row?.values?.[list.field];
  if (!row || text === undefined) return NO_PATCH;
  return { cells: {}, rows: { [list.section]: [{ id: row.id, values: { [list.field]: text } }] } };
};

/** An edit joins what waits to be sent; what it writes anew is no longer offered back, and stays contested with its new value. */
export const addChange = (draft: KeptDraft, change: Change, before: FormValues['lists']): KeptDraft => {
  let { unreadable } = draft;
  for (const [place, text] of Object.entries(change.unreadable)) unreadable = withEntry(unreadable, place, text);
  const patch = patchOf(change, before);
  const typed = placesOf(patch);
  const contested = withNewer(draft.contested, patch);
  const asked = contested.map(({ cell }) => cell);
  return {
    ...draft,
    waiting: joinPatches(draft.waiting, without(patch, asked)),
    contested,
    offered: draft.offered.filter(({ cell }) => !typed.has(cell)),
    unreadable,
  };
};

/** Every place of a patch with what stands in it. */
export const placesOf = ({ cells, rows }: Patch): ReadonlyMap<Place, string | null> => {
  const ofRows = Object.entries(rows).flatMap(([section, each]) =>
    each.flatMap(({ id, values = {} }) =>
      Object.entries(values).map(([column, text]) => [`${section}#${id}.${column}`, text] as const),
    ),
  );
  return new Map([...Object.entries(cells), ...ofRows]);
};

/**
 * What goes next: what is in the air already (same key, same content), what was chosen over others' values, else all that waits but the
 * place that is still being typed in (`typing`).
 */
export const takeOff = (
  draft: KeptDraft,
  key: string,
  typing: Place | null = null,
): { draft: KeptDraft; flight: Flight } | undefined => {
  if (draft.flight) return { draft, flight: draft.flight };
  const [chosen, ...others] = draft.chosen;
  if (chosen) {
    const flight = { key, ...chosen };
    return { draft: { ...draft, flight, chosen: others }, flight };
  }
  const staying = typing === null ? NO_PATCH : onlyPlace(draft.waiting, typing);
  const patch = typing === null ? draft.waiting : without(draft.waiting, isEmptyPatch(staying) ? [] : [typing]);
  if (isEmptyPatch(patch)) return undefined;
  const flight = { key, baseVersion: draft.baseVersion, patch };
  return { draft: { ...draft, flight, waiting: staying }, flight };
};

/** The server answered: it has what it took; what it did not take is contested or offered back. */
export const landed = (draft: KeptDraft, version: number, notTaken: readonly NotTaken[]): KeptDraft => {
  const isNew = ({ cell }: NotTaken) => !notTaken.some((one) => one.cell === cell);
  const conflicts = notTaken.filter(({ why }) => why === 'conflict').map((one) => ({ ...one, version }));
  const contested = [...draft.contested.filter(isNew), ...conflicts];
  return {
    ...draft,
    baseVersion: Math.max(version, draft.baseVersion),
    flight: null,
    // Typed again while the first value was on its way: the newer one is what the choice is about.
    waiting: without(
      draft.waiting,
      contested.map(({ cell }) => cell),
    ),
    contested: withNewer(contested, draft.waiting),
    offered: [...draft.offered.filter(isNew), ...notTaken.filter(({ why }) => why !== 'conflict')],
  };
};

const withNewer = (cells: readonly Contested[], typed: Patch): readonly Contested[] => {
  const newer = placesOf(typed);
  return cells.map((one) => (newer.has(one.cell) ? { ...one, yours: newer.get(one.cell) ?? null } : one));
};

/** Refused as a whole: the patch waits again under what was typed since. */
export const turnedBack = (draft: KeptDraft): KeptDraft => ({
  ...draft,
  flight: null,
  waiting: joinPatches(draft.flight?.patch ?? NO_PATCH, draft.waiting),
});

/**
 * The person chose: cells of `theirs` are let go, the others go over the values that were shown. `shown` are the values on the page: a row
 * that somebody took away comes back whole, a row taken away here goes.
 */
export const settled = (draft: KeptDraft, theirs: readonly string[], shown: FormValues): KeptDraft => {
  const mine = draft.contested.filter(({ cell }) => !theirs.includes(cell));
  const versions = [...new Set(mine.map(({ version }) => version))].sort((a, b) => a - b);
  const chosen = versions.map((baseVersion) => ({
    baseVersion,
    patch: mine
      .filter(({ version }) => version === baseVersion)
      .map((one) => chosenPatch(one, shown))
      .reduce(joinPatches, NO_PATCH),
  }));
  return { ...draft, contested: [], chosen: [...draft.chosen, ...chosen] };
};

const chosenPatch = ({ cell, yours, by }: NotTaken, shown: FormValues): Patch => {
  const list = parseListPlace(cell);
  if (!list) return { cells: { [cell]: yours }, rows: {} };
  const row = shown.lists[list.section]?.find(({ id }) => id === list.row);
  const whole = row && by === '' ? { id: row.id, values: row.values, added: true as const } : undefined;
  const patch: RowPatch = row
    ? (whole ?? { id: row.id, values: { [list.field]: yours } })
    : { id: list.row, removed: true };
  return { cells: {}, rows: { [list.section]: [patch] } };
};

/** Everything that the server may not have, cells under choice included: the page goes on showing it. */
export const unsentPatch = (draft: KeptDraft): Patch => {
  const contested: Patch = {
    cells: Object.fromEntries(
      draft.contested.filter(({ cell }) => !cell.includes('#')).map(({ cell, yours }) => [cell, yours]),
    ),
    rows: {},
  };
  const chosen = draft.chosen.map(({ patch }) => patch);
  return [...chosen, draft.flight?.patch ?? NO_PATCH, draft.waiting].reduce(joinPatches, contested);
};

/** Values of the server with what it does not have yet laid over them. */
export const laidOver = (server: FormValues, unsent: Patch): FormValues => ({
  cells: server.cells,
  lists: {
    ...server.lists,
    ...Object.fromEntries(
      Object.entries(unsent.rows).map(([section, rows]) => [section, applyRows(server.lists[section] ?? [], rows)]),
    ),
  },
});

export const isEmptyDraft = (draft: KeptDraft): boolean =>
  draft.flight === null &&
  draft.chosen.length === 0 &&
  draft.contested.length === 0 &&
  draft.offered.length === 0 &&
  isEmptyPatch(draft.waiting) &&
  Object.keys(draft.unreadable).length === 0 &&
  draft.explanations === null;

/** All that a draft holds and the server may not have, as one would name it: what waits, what it could not take, what cannot be read. */
export const heldIn = (draft: KeptDraft): ReadonlyMap<Place, string | null> =>
  new Map([
    ...placesOf(unsentPatch(draft)),
    ...draft.offered.map(({ cell, yours }) => [cell, yours] as const),
    ...Object.entries(draft.unreadable).map(([place, { text }]) => [place, text] as const),
  ]);

/** What another left behind, taken over by whom has sent all of the own: own words and own texts go before theirs. */
export const takenOver = (left: KeptDraft, own: KeptDraft): KeptDraft => ({
  ...left,
  unreadable: { ...left.unreadable, ...own.unreadable },
  explanations: own.explanations ?? left.explanations,
});
