import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CompiledForm } from '../../../forms/rules/compiled.ts';
import { type Change, NO_CHANGE } from '../../../forms/rules/entry/entry-state.ts';
import type { FormValues } from '../../../forms/rules/values.ts';
import { createEntryStore, type EntryStore } from '../../../forms/web/grid/index.ts';
import { call } from '../../../platform/ui/call.ts';
import { keyOf } from '../../../platform/ui/query.ts';
import { say } from '../../../platform/ui/say.tsx';
import { type Explanation, getCellHistory, type Sheet, saveDraft } from '../../contract.ts';
import type { NotTaken } from '../../rules/take.ts';
import { createDraftKeeper, type DraftKeeper, type SaveState } from '../draft/draft-keeper.ts';
import { emptyDraft, isEmptyPatch, laidOver, unsentPatch } from '../draft/draft-patch.ts';
import { type Flight, findDraft, type KeptDraft, keepDraft, type Patch } from '../draft/draft-store.ts';
import { messages } from '../messages.ts';

export type Entry = {
  readonly store: EntryStore;
  readonly keeper: DraftKeeper;
  readonly explanations: readonly Explanation[];
};

const sendTo = (submission: string) => (flight: Flight, keepalive: boolean) => {
  const { cells, rows } = flight.patch;
  const sent = Object.fromEntries(
    Object.entries(rows).map(([section, each]) => [
      section,
      each.map(({ id, values, added, removed }) => ({
        id,
        ...(values ? { values: { ...values } } : {}),
        ...(added ? { added } : {}),
        ...(removed ? { removed } : {}),
      })),
    ]),
  );
  return call(
    saveDraft,
    {
      params: { id: submission },
      body: { baseVersion: flight.baseVersion, cells: { ...cells }, rows: sent, source: 'page', partial: true },
    },
    { key: flight.key, keepalive },
  );
};

/** The difference that turns the values shown into those of the server, except where something waits to be sent. */
export const foreignChange = (shown: FormValues, server: FormValues, unsent: Patch): Change => {
  const cells: Record<string, string | null> = {};
  for (const code of new Set([...Object.keys(shown.cells), ...Object.keys(server.cells)])) {
    if (!(code in unsent.cells) && shown.cells[code] !== server.cells[code]) cells[code] = server.cells[code] ?? null;
  }
  const lists = Object.entries(laidOver(server, unsent).lists).filter(
    ([section, rows]) => JSON.stringify(rows) !== JSON.stringify(shown.lists[section] ?? []),
  );
  return { ...NO_CHANGE, cells, lists: Object.fromEntries(lists) };
};

type Opening = {
  readonly sheet: Sheet;
  readonly form: CompiledForm;
  readonly account: string;
  readonly kept: KeptDraft | undefined;
  readonly onState: (state: SaveState) => void;
  readonly onForeign: () => void;
  readonly onOffered: (offered: readonly NotTaken[]) => void;
};

const openEntry = ({ sheet, form, account, kept, onState, onForeign, onOffered }: Opening): Entry => {
  const { id, dataVersion } = sheet.submission;
  const start = kept ?? emptyDraft(dataVersion);
  const keep = (draft: KeptDraft | undefined): void => void keepDraft(account, id, draft).catch(() => undefined);
  const keeper = createDraftKeeper(start, { send: sendTo(id), keep, onState, onForeign, onOffered });
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
  onOffered(start.offered);
  if (!isEmptyPatch(unsent)) say(messages.save.restored);
  return { store, keeper, explanations: start.explanations ?? sheet.explanations };
};

/** On leaving the page or the window, what waits is sent at once; the browser keeps it in any case. */
const sendOnLeaving = (keeper: DraftKeeper): (() => void) => {
  const hide = (): void => void (document.visibilityState === 'hidden' ? keeper.flush(true) : undefined);
  const leave = (): void => void keeper.flush(true);
  const online = (): void => void keeper.flush();
  document.addEventListener('visibilitychange', hide);
  window.addEventListener('pagehide', leave);
  window.addEventListener('blur', online);
  window.addEventListener('online', online);
  return () => {
    document.removeEventListener('visibilitychange', hide);
    window.removeEventListener('pagehide', leave);
    window.removeEventListener('blur', online);
    window.removeEventListener('online', online);
    keeper.stop();
    void keeper.flush();
  };
};

/** Opens a sheet for entry with what this browser still keeps of it. A sheet that may not be entered is only shown. */
export const useEntry = (
  sheet: Sheet,
  form: CompiledForm,
  account: string,
  onForeign: () => void,
): { entry: Entry | undefined; save: SaveState; offered: readonly NotTaken[] } => {
  const [entry, setEntry] = useState<Entry>();
  const [save, setSave] = useState<SaveState>({ kind: 'saved', at: null });
  const [offered, setOffered] = useState<readonly NotTaken[]>([]);
  const editable = sheet.actions.includes('enter');
  const client = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once per sheet; later answers are taken in cell by cell
  useEffect(() => {
    let gone = false;
    let close = (): void => undefined;
    const find = editable ? findDraft(account, sheet.submission.id).catch(() => undefined) : Promise.resolve(undefined);
    void find.then((kept) => {
      if (gone) return;
      const opened = openEntry({ sheet, form, account, kept, onState: setSave, onForeign, onOffered: setOffered });
      setEntry(opened);
      close = sendOnLeaving(opened.keeper);
      void opened.keeper.flush();
    });
    return () => {
      gone = true;
      close();
    };
  }, [form, account, editable, sheet.submission.id]);
  useEffect(() => {
    // An answer asked before our last save came back must not undo it.
    if (!entry || sheet.submission.dataVersion < entry.keeper.draft().baseVersion) return;
    const unsent = unsentPatch(entry.keeper.draft());
    entry.store.absorb(foreignChange(entry.store.state().values, sheet.values, unsent));
    entry.keeper.rebase(sheet.submission.dataVersion);
  }, [entry, sheet]);
  // Histories that were read before this save are old by now; the one in sight asks again by itself.
  useEffect(() => {
    if (save.kind === 'saved' && save.at)
      void client.invalidateQueries({ queryKey: keyOf(getCellHistory), refetchType: 'none' });
  }, [save, client]);
  return { entry, save, offered };
};
