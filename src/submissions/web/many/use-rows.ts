import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CompiledForm } from '../../../forms/rules/compiled.ts';
import { sentenceStart } from '../../../platform/text/sentence.ts';
import { keyOf } from '../../../platform/ui/query.ts';
import { say } from '../../../platform/ui/say.tsx';
import { getOwnSheets, getSheetsOfPeriod, type SheetOfMany } from '../../contract/many.ts';
import { getCellHistory } from '../../contract.ts';
import type { NotTaken } from '../../rules/take.ts';
import type { SaveState } from '../draft/draft-keeper.ts';
import { findDrafts, type Person } from '../draft/draft-store.ts';
import { openEntry, sendOnLeaving, takeIn } from '../entry/open-entry.ts';
import { opensPlace, reasonsOf } from '../entry/use-entry-tools.ts';
import { messages } from '../messages.ts';
import { words } from './messages.ts';
import { createOutbox } from './outbox.ts';
import { createRows, type Row, type Rows } from './rows.ts';

/** What the server said of each row last. */
export type Standings = {
  readonly saves: ReadonlyMap<string, SaveState>;
  readonly offered: ReadonlyMap<string, readonly NotTaken[]>;
};

/** A sheet that was sent, returned, locked or moved to a new version of its form meanwhile is another row: it is opened anew. */
const lifeOf = ({ sheet: { submission, actions } }: SheetOfMany): string =>
  [submission.id, submission.version, submission.state, submission.revision, actions.includes('enter')].join(' ');

/** Gathers what many keepers say within one moment into one drawing of the page. */
const useStandings = () => {
  const now = useRef<Standings>({ saves: new Map(), offered: new Map() });
  const [shown, show] = useState(now.current);
  const [tell] = useState(() => {
    let waiting = false;
    return (change: (before: Standings) => Standings): void => {
      now.current = change(now.current);
      if (waiting) return;
      waiting = true;
      setTimeout(() => {
        waiting = false;
        show(now.current);
      }, 0);
    };
  });
  return { shown, tell };
};

/** The form of each sheet: one of all of them, or each its own. The same function each time. */
export type FormOf = (one: SheetOfMany) => CompiledForm;

type Opening = {
  readonly formOf: FormOf;
  readonly person: Person;
  readonly onForeign: () => void;
  readonly tell: ReturnType<typeof useStandings>['tell'];
  readonly outbox: ReturnType<typeof createOutbox>;
};

const rowOf = (one: SheetOfMany, entry: Row['entry'], form: CompiledForm): Row => {
  const reasons = reasonsOf(one.sheet);
  return {
    key: one.sheet.submission.id,
    sheet: one.sheet,
    form,
    unit: { ...one.unit, name: sentenceStart(one.unit.name) },
    entry,
    isOpen: opensPlace(one.sheet, form),
    remark: (place) => messages.panel.returned(reasons.get(place)),
  };
};

/** Opens sheets with what this browser still keeps of them; says once where that was something the server does not have. */
const openRows = async (sheets: readonly SheetOfMany[], { formOf, person, onForeign, tell, outbox }: Opening) => {
  const open = sheets.filter(({ sheet }) => sheet.actions.includes('enter')).map(({ sheet }) => sheet.submission.id);
  const kept = await findDrafts(person, open).catch(() => new Map<string, never>());
  const rows = sheets.map((one) => {
    const { id } = one.sheet.submission;
    const form = formOf(one);
    const entry = openEntry({
      sheet: one.sheet,
      form,
      person,
      kept: kept.get(id),
      send: outbox(id),
      onForeign,
      onState: (state) => tell(({ saves, offered }) => ({ saves: new Map(saves).set(id, state), offered })),
      onOffered: (cells) => tell(({ saves, offered }) => ({ saves, offered: new Map(offered).set(id, cells) })),
    });
    return { restored: entry.restored, row: rowOf(one, entry, form) };
  });
  if (rows.some(({ restored }) => restored)) say(messages.save.restored);
  return rows.map(({ row }) => row);
};

/** All sheets of the page, opened once each; later answers of the server are taken in cell by cell. */
export const useRows = (sheets: readonly SheetOfMany[], formOf: FormOf, { account, custodian }: Person) => {
  const client = useQueryClient();
  const { shown, tell } = useStandings();
  const [rows, setRows] = useState<Rows>();
  const lives = useRef(new Map<string, { readonly life: string; readonly row: Row }>());
  const [outbox] = useState(createOutbox);
  useEffect(() => {
    let gone = false;
    const onForeign = (): void => {
      for (const route of [getOwnSheets, getSheetsOfPeriod]) void client.invalidateQueries({ queryKey: keyOf(route) });
    };
    const known = (one: SheetOfMany) => {
      const found = lives.current.get(one.sheet.submission.id);
      return found?.life === lifeOf(one) ? found.row : undefined;
    };
    for (const one of sheets) {
      const row = known(one);
      if (row) takeIn(row.entry, one.sheet);
    }
    const fresh = sheets.filter((one) => !known(one));
    if (fresh.length === 0) return undefined;
    void openRows(fresh, { formOf, person: { account, custodian }, onForeign, tell, outbox }).then((opened) => {
      if (gone) {
        for (const { entry } of opened) entry.keeper.stop();
        return;
      }
      for (const [at, row] of opened.entries()) {
        const { id } = row.sheet.submission;
        lives.current.get(id)?.row.entry.keeper.stop();
        const one = fresh[at];
        if (one) lives.current.set(id, { life: lifeOf(one), row });
        void row.entry.keeper.flush();
      }
      setRows(createRows(sheets.flatMap(({ sheet }) => lives.current.get(sheet.submission.id)?.row ?? [])));
    });
    return () => {
      gone = true;
    };
  }, [sheets, formOf, account, custodian, client, tell, outbox]);
  useEffect(() => sendOnLeaving(() => [...lives.current.values()].map(({ row }) => row.entry.keeper)), []);
  const { saves } = shown;
  useEffect(() => {
    // Histories that were read before a save are old by now.
    if (saves.size > 0) void client.invalidateQueries({ queryKey: keyOf(getCellHistory), refetchType: 'none' });
  }, [saves, client]);
  return { rows, standings: shown };
};

/** One sentence for all rows: the worst of what any of them says. */
export const saveOfAll = (rows: Rows, saves: ReadonlyMap<string, SaveState>): SaveState => {
  const all = rows.all.flatMap((row) => saves.get(row.key) ?? []);
  const refused = rows.all.find((row) => saves.get(row.key)?.kind === 'refused');
  const said = refused && saves.get(refused.key);
  if (refused && said?.kind === 'refused')
    return { kind: 'refused', message: words.send.why(refused.unit.name, said.message) };
  const worst = (['conflict', 'waiting', 'saving'] as const)
    .map((kind) => all.find((state) => state.kind === kind))
    .find((state) => state !== undefined);
  if (worst) return worst;
  const times = all.flatMap((state) => (state.kind === 'saved' && state.at ? [state.at] : []));
  return { kind: 'saved', at: times.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null };
};
