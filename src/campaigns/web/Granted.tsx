import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Reply } from '../../platform/contract/route.ts';
import { formatDay, formatTime } from '../../platform/text/vietnamese.ts';
import { useMe } from '../../platform/ui/me.ts';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { type Column, RecordTable } from '../../platform/ui/RecordTable.tsx';
import { type ExtensionRow, listGranted, takeBackExcuses, takeBackExtensions } from '../contract/taking-back.ts';
import { getCampaign } from '../contract.ts';
import { heldWords } from '../rules/taking-back.ts';
import { words } from './messages.ts';
import { TakeBackDialog } from './TakeBackDialog.tsx';

type Granted = Reply<typeof listGranted>;
type Row = Granted['excuses'][number] & Partial<Pick<ExtensionRow, 'id' | 'dueBefore' | 'dueOn'>>;

const idOf = ({ id, submission }: Row): string => id ?? submission;
const keyOf = (row: Row): string => `${idOf(row)} ${row.granted.at}`;

/** Whether it still holds; if it can no longer be taken back, why. */
const Standing = ({ row: { takenBack, held } }: { readonly row: Row }) => {
  if (takenBack) return words.takenBackLine(takenBack.by, formatTime(takenBack.at), takenBack.reason);
  return held === null ? words.inForce : <span className="soft">{heldWords[held]}</span>;
};

type TableProps = {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly confirm: (count: number) => string;
  readonly what: Column<Row>;
  readonly takeBack: (rows: readonly Row[]) => void;
};

/** What was granted, the newest first; several can be taken back at once. */
const Table = ({ title, rows, confirm, what, takeBack }: TableProps) => {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const free = rows.filter(({ held }) => held === null);
  const picked = free.filter((row) => chosen.includes(keyOf(row)));
  const toggle = (key: string): void =>
    setChosen((now) => (now.includes(key) ? now.filter((one) => one !== key) : [...now, key]));
  if (rows.length === 0) return null;
  return (
    <section className="sheet campaign">
      <h2>{title}</h2>
      <RecordTable
        label={title}
        rows={rows}
        keyOf={keyOf}
        columns={[
          {
            words: words.choose,
            as: 'action',
            of: (row) =>
              row.held === null ? (
                <Checkbox
                  aria-label={words.chooseRow(row.form, row.unit)}
                  checked={chosen.includes(keyOf(row))}
                  onChange={() => toggle(keyOf(row))}
                />
              ) : null,
          },
          { words: words.unit, as: 'name', of: ({ unit }) => unit },
          { words: words.form, of: ({ form, periodName }) => `${form} · ${periodName}` },
          what,
          { words: words.why, of: ({ granted }) => `${granted.reason} (${granted.by}, ${formatTime(granted.at)})` },
          { words: words.state, of: (row) => <Standing row={row} /> },
        ]}
      />
      {free.length > 0 ? (
        <Button mt="sm" variant="default" disabled={picked.length === 0} onClick={() => takeBack(picked)}>
          {confirm(picked.length)}
        </Button>
      ) : null}
    </section>
  );
};

type Asking = { readonly what: 'excuses' | 'extensions'; readonly rows: readonly Row[] };

const namesOf = (rows: readonly Row[]): string => rows.map(({ form, unit }) => `${form}, ${unit}`).join('; ');

/** Sends whichever of the two is asked for. */
const useTakingBack = (campaignId: string) => {
  const refreshes = [listGranted, getCampaign];
  const excuses = useSend(takeBackExcuses, refreshes);
  const extensions = useSend(takeBackExtensions, refreshes);
  const params = { id: campaignId };
  return {
    busy: excuses.isPending || extensions.isPending,
    error: excuses.error ?? extensions.error,
    send: async ({ what, rows }: Asking, reason: string): Promise<number> => {
      const ids = rows.map(idOf);
      const { takenBack } =
        what === 'excuses'
          ? await excuses.mutateAsync({ params, body: { submissions: ids, reason } })
          : await extensions.mutateAsync({ params, body: { extensions: ids, reason } });
      return takenBack;
    },
  };
};

/** What taking these back does, and whom it makes late at once. */
const Effect = ({ asking: { what, rows } }: { readonly asking: Asking }) => {
  const { today } = useMe();
  const late = rows.filter(({ dueBefore }) => dueBefore !== undefined && dueBefore < today);
  return (
    <>
      <p>{what === 'excuses' ? words.takeBackExcusesEffect : words.takeBackExtensionsEffect}</p>
      {late.length > 0 ? <p className="wrong">{words.lateAtOnce(late.length)}</p> : null}
    </>
  );
};

/** Excuses and extensions of a campaign, with what can still be taken back. */
export const GrantedSections = ({ campaignId }: { readonly campaignId: string }) => {
  const granted = useAsk(listGranted, { params: { id: campaignId } });
  const [asking, setAsking] = useState<Asking>();
  const { send, ...state } = useTakingBack(campaignId);
  if (!granted.data) return null;
  const { excuses, extensions } = granted.data;
  const dueLine = ({ dueBefore = '', dueOn = '' }: Row): string =>
    words.dueLine(formatDay(dueBefore), formatDay(dueOn));
  return (
    <>
      <Table
        title={words.excuses}
        rows={excuses}
        what={{ words: words.what, of: () => words.excusedWord }}
        confirm={words.takeBackExcuses}
        takeBack={(rows) => setAsking({ what: 'excuses', rows })}
      />
      <Table
        title={words.extensions}
        rows={extensions}
        what={{ words: words.what, className: 'figures nowrap', of: dueLine }}
        confirm={words.takeBackExtensions}
        takeBack={(rows) => setAsking({ what: 'extensions', rows })}
      />
      {asking ? (
        <TakeBackDialog
          campaignId={campaignId}
          what={asking.what}
          title={asking.what === 'excuses' ? words.takeBackExcusesTitle : words.takeBackExtensionsTitle}
          confirm={words.takeBack}
          {...state}
          send={(reason) => send(asking, reason)}
          close={() => setAsking(undefined)}
          effect={<Effect asking={asking} />}
        >
          <p>
            <strong>{namesOf(asking.rows)}</strong>
          </p>
        </TakeBackDialog>
      ) : null}
    </>
  );
};
