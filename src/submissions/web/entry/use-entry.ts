import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CompiledForm } from '../../../forms/rules/compiled.ts';
import { call } from '../../../platform/ui/call.ts';
import { keyOf } from '../../../platform/ui/query.ts';
import { say } from '../../../platform/ui/say.tsx';
import { getCellHistory, type Sheet, saveDraft } from '../../contract.ts';
import type { NotTaken } from '../../rules/take.ts';
import type { SaveState } from '../draft/draft-keeper.ts';
import { type Flight, findDraft, type Person } from '../draft/draft-store.ts';
import { messages } from '../messages.ts';
import { bodyOf, type Entry, openEntry, sendOnLeaving, takeIn } from './open-entry.ts';

const sendTo = (submission: string) => (flight: Flight, keepalive: boolean) =>
  call(
    saveDraft,
    { params: { id: submission }, body: { ...bodyOf(flight), source: 'page', partial: true } },
    { key: flight.key, keepalive },
  );

/** Opens a sheet for entry with what this browser still keeps of it. A sheet that may not be entered is only shown. */
export const useEntry = (
  sheet: Sheet,
  form: CompiledForm,
  person: Person,
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
    const find = editable ? findDraft(person, sheet.submission.id).catch(() => undefined) : Promise.resolve(undefined);
    void find.then((kept) => {
      if (gone) return;
      const wiring = { send: sendTo(sheet.submission.id), onState: setSave, onForeign, onOffered: setOffered };
      const opened = openEntry({ sheet, form, person, kept, ...wiring });
      if (opened.restored) say(messages.save.restored);
      setEntry(opened);
      close = sendOnLeaving(() => [opened.keeper]);
      void opened.keeper.flush();
    });
    return () => {
      gone = true;
      close();
    };
  }, [form, person.account, person.custodian?.id, editable, sheet.submission.id]);
  useEffect(() => {
    if (entry) takeIn(entry, sheet);
  }, [entry, sheet]);
  // Histories that were read before this save are old by now; the one in sight asks again by itself.
  useEffect(() => {
    if (save.kind === 'saved' && save.at)
      void client.invalidateQueries({ queryKey: keyOf(getCellHistory), refetchType: 'none' });
  }, [save, client]);
  return { entry, save, offered };
};
