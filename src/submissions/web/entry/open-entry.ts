import type { CompiledForm } from '../../../forms/rules/compiled.ts';
import { type Change, NO_CHANGE } from '../../../forms/rules/entry/entry-state.ts';
import type { FormValues } from '../../../forms/rules/values.ts';
import { createEntryStore, type EntryStore } from '../../../forms/web/grid/index.ts';
import type { Explanation, Sheet } from '../../contract.ts';
import { createDraftKeeper, type DraftKeeper, type Wiring } from '../draft/draft-keeper.ts';
import { emptyDraft, isEmptyPatch, laidOver, unsentPatch } from '../draft/draft-patch.ts';
import { type Flight, type KeptDraft, keepDraft, type Patch, type Person } from '../draft/draft-store.ts';

export type Entry = {
  readonly store: EntryStore;
  readonly keeper: DraftKeeper;
  readonly explanations: readonly Explanation[];
};

/** A patch as the contract takes it. */
export const bodyOf = ({ baseVersion, patch: { cells, rows } }: Flight) => ({
  baseVersion,
  cells: { ...cells },
  rows: Object.fromEntries(
    Object.entries(rows).map(([section, each]) => [
      section,
      each.map(({ id, values, added, removed }) => ({
        id,
        ...(values ? { values: { ...values } } : {}),
        ...(added ? { added } : {}),
        ...(removed ? { removed } : {}),
      })),
    ]),
  ),
});

/** The difference that turns the values shown into those of the server, except where something waits to be sent. */
const foreignChange = (shown: FormValues, server: FormValues, unsent: Patch): Change => {
  const cells: Record<string, string | null> = {};
  for (const code of new Set([...Object.keys(shown.cells), ...Object.keys(server.cells)])) {
    if (!(code in unsent.cells) && shown.cells[code] !== server.cells[code]) cells[code] = server.cells[code] ?? null;
  }
  const lists = Object.entries(laidOver(server, unsent).lists).filter(
    ([section, rows]) => JSON.stringify(rows) !== JSON.stringify(shown.lists[section] ?? []),
  );
  return { ...NO_CHANGE, cells, lists: Object.fromEntries(lists) };
};

type Opening = Omit<Wiring, 'keep'> & {
  readonly sheet: Sheet;
  readonly form: CompiledForm;
  readonly person: Person;
  readonly kept: KeptDraft | undefined;
};

/** A sheet with what this browser still keeps of it; `restored` where that was something the server does not have. */
export const openEntry = (opening: Opening): Entry & { readonly restored: boolean } => {
  const { sheet, form, person, kept, ...wiring } = opening;
  const { id, dataVersion } = sheet.submission;
  const start = kept ?? emptyDraft(dataVersion);
  const keep = (draft: KeptDraft | undefined): void => void keepDraft(person, id, draft).catch(() => undefined);
  const keeper = createDraftKeeper(start, { ...wiring, keep });
  const store = createEntryStore({
    form,
    values: sheet.values,
    context: { ...sheet.context, period: sheet.submission.period },
    onChange: keeper.change,
    onLeave: keeper.leave,
  });
  const unsent = unsentPatch(start);
  const { lists } = laidOver(sheet.values, unsent);
  store.absorb({ cells: unsent.cells, lists, unreadable: start.unreadable });
  wiring.onOffered(start.offered);
  const explanations = start.explanations ?? sheet.explanations;
  return { store, keeper, explanations, restored: !isEmptyPatch(unsent) };
};

/** A later answer of the server taken into what is shown, but for what waits to be sent. */
export const takeIn = ({ store, keeper }: Entry, { submission, values }: Sheet): void => {
  // An answer asked before our last save came back must not undo it.
  if (submission.dataVersion < keeper.draft().baseVersion) return;
  store.absorb(foreignChange(store.state().values, values, unsentPatch(keeper.draft())));
  keeper.rebase(submission.dataVersion);
};

/** On leaving the page or the window, what waits is sent at once; the browser keeps it in any case. */
export const sendOnLeaving = (keepers: () => readonly DraftKeeper[]): (() => void) => {
  const flush = (keepalive: boolean): void => {
    for (const keeper of keepers()) void keeper.flush(keepalive);
  };
  const hide = (): void => (document.visibilityState === 'hidden' ? flush(true) : undefined);
  const leave = (): void => flush(true);
  const online = (): void => flush(false);
  document.addEventListener('visibilitychange', hide);
  window.addEventListener('pagehide', leave);
  window.addEventListener('blur', online);
  window.addEventListener('online', online);
  return () => {
    document.removeEventListener('visibilitychange', hide);
    window.removeEventListener('pagehide', leave);
    window.removeEventListener('blur', online);
    window.removeEventListener('online', online);
    for (const keeper of keepers()) keeper.stop();
    flush(false);
  };
};
