import { useState } from 'react';
import type { Place } from '../../../forms/rules/entry/places.ts';
import { placeIn } from '../../../forms/web/grid/index.ts';
import { PageLink } from '../../../platform/ui/address.tsx';
import { DueBadge } from '../../../platform/ui/DueBadge.tsx';
import { PageHeader } from '../../../platform/ui/PageHeader.tsx';
import { say } from '../../../platform/ui/say.tsx';
import { Conflicts } from '../entry/Conflicts.tsx';
import { OfferedBack } from '../entry/OfferedBack.tsx';
import { SaveMark } from '../entry/SaveMark.tsx';
import { messages } from '../messages.ts';
import { isWaiting } from '../standing.ts';
import { words } from './messages.ts';
import type { Rows } from './rows.ts';
import type { Looked } from './use-declarations.ts';
import { type Standings, saveOfAll } from './use-rows.ts';

type ManyTopProps = {
  readonly title: string;
  readonly subtitle: string;
  readonly rows: Rows;
  readonly standings: Standings;
  readonly looked: readonly Looked[];
  readonly onGo: (place: Place) => void;
  readonly onReload: () => void;
};

const SENT: readonly string[] = ['sent', 'accepted', 'approved', 'excused'];

const tallyOf = (looked: readonly Looked[]): string => {
  const kinds = looked.map(({ look }) => look.standing.kind);
  const of = (isOne: (kind: string) => boolean): number => kinds.filter(isOne).length;
  const [sent, complete, blank] = [
    of((kind) => SENT.includes(kind)),
    of((kind) => kind === 'complete'),
    of((kind) => kind === 'blank'),
  ];
  return words.tally(sent, complete, kinds.length - sent - complete - blank, blank);
};

/** Gives up what the server refused as a whole, in every row where it did. */
const discardRefused = ({ all }: Rows, { saves }: Standings): void => {
  for (const { key, sheet, entry } of all)
    if (saves.get(key)?.kind === 'refused') entry.keeper.discard(sheet.submission.dataVersion);
  say(messages.save.discarded);
};

/** What stands above the table: the form and period, how far all rows are, where what was typed is, what could not be taken. */
export const ManyTop = (props: ManyTopProps) => {
  const { title, subtitle, rows, standings, looked, onReload } = props;
  const [resolving, setResolving] = useState(true);
  const waiting = rows.all.map(({ sheet }) => sheet.submission).filter(isWaiting);
  const [due] = waiting.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  return (
    <>
      <PageHeader
        above={<PageLink href="/phieu">{words.above}</PageLink>}
        title={title}
        subtitle={
          <span className="many-subtitle">
            {subtitle} {due ? <DueBadge dueOn={due.dueOn} /> : null}
            <span role="status">{tallyOf(looked)}</span>
          </span>
        }
        actions={
          <SaveMark
            state={saveOfAll(rows, standings.saves)}
            onResolve={() => setResolving(true)}
            onReload={onReload}
            onDiscard={() => {
              discardRefused(rows, standings);
              onReload();
            }}
          />
        }
      />
      <NotTakenCells {...props} />
      <Contested {...props} opened={resolving} onClose={() => setResolving(false)} />
    </>
  );
};

/** What was typed and could not be taken, row by row. */
const NotTakenCells = ({ rows, standings, onGo }: ManyTopProps) =>
  rows.all
    .filter(({ key }) => (standings.offered.get(key) ?? []).length > 0)
    .map(({ key, unit, form, entry }) => (
      <OfferedBack
        key={key}
        unit={unit.name}
        form={form}
        values={entry.store.state().values}
        offered={standings.offered.get(key) ?? []}
        onGo={(place) => onGo(placeIn(key, place))}
        onLetGo={entry.keeper.letGo}
      />
    ));

type ContestedProps = ManyTopProps & { readonly opened: boolean; readonly onClose: () => void };

/** Cells that somebody else changed too: one row after the other. */
const Contested = ({ rows, standings, opened, onClose }: ContestedProps) => {
  const row = rows.all.find(({ key }) => standings.saves.get(key)?.kind === 'conflict');
  const save = row && standings.saves.get(row.key);
  return row && save ? (
    <Conflicts
      key={row.key}
      unit={row.unit.name}
      form={row.form}
      entry={row.entry}
      save={save}
      opened={opened}
      onClose={onClose}
    />
  ) : null;
};
