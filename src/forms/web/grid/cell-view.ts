import type { EntryState } from '../../rules/entry/entry-state.ts';
import { fieldAt, type Place, parseListPlace, valueAt } from '../../rules/entry/places.ts';
import { shownFailures } from '../../rules/entry/shown-failures.ts';
import { formatValue } from '../../rules/format.ts';
import { NOT_APPLICABLE_RESULT, type Result } from '../../rules/values.ts';

export type Mark = 'unreadable' | 'error' | 'warning' | 'missing' | 'none';
/** What one cell shows. Compared by its fields, so that only cells that changed are drawn again. */
export type CellView = {
  readonly text: string;
  readonly before: string;
  readonly mark: Mark;
  readonly partial: boolean;
  readonly notApplicable: boolean;
  /** It comes from a sheet that is still being filled. */
  readonly pending: boolean;
  /** It would come from what was not asked: of all of it (`none`), or of some parts of a sum. */
  readonly asked: 'all' | 'some' | 'none';
  /** Of a cell that is not to be filled as the sheet stands: when it would be; empty where it is. */
  readonly onlyWhen: string;
};

const rank: Record<Mark, number> = { unreadable: 4, error: 3, warning: 2, missing: 1, none: 0 };

/** The worst thing that is wrong with each place. */
export const marksOf = (state: EntryState, missing: readonly Place[], asked: boolean): ReadonlyMap<Place, Mark> => {
  const marks = new Map<Place, Mark>();
  const put = (place: Place, mark: Mark): void => {
    if (rank[mark] > rank[marks.get(place) ?? 'none']) marks.set(place, mark);
  };
  for (const place of missing) put(place, 'missing');
  for (const outcome of shownFailures(state, asked)) for (const place of outcome.cells) put(place, outcome.severity);
  for (const place of Object.keys(state.unreadable)) put(place, 'unreadable');
  return marks;
};

const resultText = (state: EntryState, place: Place): string => {
  const cell = parseListPlace(place) ? undefined : state.form.cell(place);
  if (cell && !cell.input) return formatValue(cell, state.computed.result(place));
  const field = fieldAt(state.form, place);
  const value = valueAt(state.values, place);
  return field && value !== undefined ? formatValue(field, value) : '';
};

const resultAt = (state: EntryState, place: Place): Result | undefined =>
  parseListPlace(place) ? undefined : state.computed.result(place);

const onlyWhen = ({ form, computed }: EntryState, place: Place): string => {
  const cell = parseListPlace(place) ? undefined : form.cell(place);
  return cell === undefined || computed.applies(cell.index) ? '' : (form.conditions.get(cell.index)?.words ?? '');
};

export const viewOf = (
  state: EntryState,
  place: Place,
  typing: string | undefined,
  marks: ReadonlyMap<Place, Mark>,
  pending: ReadonlySet<Place>,
): CellView => {
  const cell = parseListPlace(place) ? undefined : state.form.cell(place);
  const previous = cell ? state.computed.context.previous?.[place] : undefined;
  const result = resultAt(state, place);
  return {
    text: typing ?? state.unreadable[place]?.text ?? resultText(state, place),
    before: cell && previous !== undefined ? formatValue(cell, previous) : '',
    mark: marks.get(place) ?? 'none',
    partial: result?.kind === 'number' && result.partial && !cell?.input,
    notApplicable: result?.kind === NOT_APPLICABLE_RESULT.kind || valueAt(state.values, place) === '-',
    pending: pending.has(place),
    asked: result?.kind === 'notAsked' ? 'none' : result?.kind === 'number' && result.unasked ? 'some' : 'all',
    onlyWhen: onlyWhen(state, place),
  };
};

export const sameView = (a: CellView, b: CellView): boolean =>
  a.text === b.text &&
  a.before === b.before &&
  a.mark === b.mark &&
  a.partial === b.partial &&
  a.notApplicable === b.notApplicable &&
  a.pending === b.pending &&
  a.asked === b.asked &&
  a.onlyWhen === b.onlyWhen;

/** All that a view is made from: while none of it changes, neither does the view. */
export type Sources = readonly unknown[];
export const sourcesOf = (
  state: EntryState,
  place: Place,
  typing: string | undefined,
  marks: ReadonlyMap<Place, Mark>,
): Sources => [valueAt(state.values, place), resultAt(state, place), state.unreadable[place], typing, marks.get(place)];
