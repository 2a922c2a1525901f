import { Checkbox, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Place } from '../../../forms/rules/entry/places.ts';
import { placeIn } from '../../../forms/web/grid/index.ts';
import { HowFound } from '../../../forms/web/index.ts';
import { ConfirmDialog } from '../../../platform/ui/ConfirmDialog.tsx';
import { Effects } from '../../../platform/ui/Effects.tsx';
import { sendingOf } from '../../rules/many/row-standing.ts';
import { explanationFault } from '../entry/problems.ts';
import { messages } from '../messages.ts';
import { words } from './messages.ts';
import { standingWords } from './RowHead.tsx';
import type { Row, Rows } from './rows.ts';
import { SentDialog } from './SentDialog.tsx';
import { explainAll, type SameWarning, sameWarnings } from './same-warnings.ts';
import type { Looked } from './use-declarations.ts';
import { useSendMany } from './use-send-many.ts';

type SubmitManyDialogProps = {
  readonly rows: Rows;
  readonly looked: readonly Looked[];
  readonly onGo: (place: Place) => void;
  readonly onClose: () => void;
};

/** Rows by what becomes of them now: those that go, those that the person adds, those that stay. */
const sorted = (looked: readonly Looked[]) => {
  const open = looked.filter(({ row }) => row.sheet.actions.includes('submit'));
  const by = (sending: ReturnType<typeof sendingOf>) => open.filter(({ look }) => sendingOf(look.standing) === sending);
  return { open, ready: by('as-it-is'), returned: by('ask'), left: [...by('explain'), ...by('no')] };
};

/** Which sheets are complete, what holds the others up, and one button for all that go. */
export const SubmitManyDialog = ({ rows, looked, onGo, onClose }: SubmitManyDialogProps) => {
  const { send, busy, error, unsaved, sent } = useSendMany();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set());
  const [warnings] = useState(() => sameWarnings(looked));
  if (sent) return <SentDialog sent={sent} onGo={onGo} onClose={onClose} />;
  const parts = sorted(looked);
  const chosen = [
    ...parts.ready.filter(({ row }) => !left.has(row.key)),
    ...parts.returned.filter(({ row }) => added.has(row.key)),
  ].filter(({ row }) => !unsaved.includes(row));
  const checker = checkersOf(parts.open);
  return (
    <ConfirmDialog
      opened
      title={words.send.title}
      confirm={words.send.confirm(chosen.length)}
      cancel={words.send.lookAgain}
      size="xl"
      busy={busy}
      disabled={chosen.length === 0}
      error={error}
      onClose={onClose}
      onConfirm={() => void send(chosen)}
    >
      <Stack gap="md">
        <Lead ready={parts.ready.length} all={looked.length} unsaved={unsaved} />
        <Warnings rows={rows} warnings={warnings} />
        <Chosen of={parts.ready} isOn={(key) => !left.has(key)} onSet={(key, on) => setLeft(toggled(left, key, !on))} />
        <Chosen
          of={parts.returned}
          isOn={(key) => added.has(key)}
          onSet={(key, on) => setAdded(toggled(added, key, on))}
        />
        <Left of={parts.left} onGo={onGo} onClose={onClose} />
        {chosen.length === 0 ? null : (
          <Effects>
            <p>{checker === null ? words.send.afterAlone : words.send.after(checker)}</p>
            <p>{messages.submit.onlyReturned}</p>
          </Effects>
        )}
      </Stack>
    </ConfirmDialog>
  );
};

/** Who looks at what is sent; null where what is sent counts at once. */
const checkersOf = (open: readonly Looked[]): string | null => {
  const names = new Set(open.flatMap(({ row }) => row.sheet.checkerName ?? []));
  return names.size === 0 ? null : [...names].join(', ');
};

const toggled = (keys: ReadonlySet<string>, key: string, on: boolean): ReadonlySet<string> =>
  new Set(on ? [...keys, key] : [...keys].filter((one) => one !== key));

type LeadProps = {
  readonly ready: number;
  readonly all: number;
  readonly unsaved: readonly Row[];
};

const Lead = ({ ready, all, unsaved }: LeadProps) => (
  <div>
    {unsaved.length > 0 ? (
      <p className="entry-note" role="alert">
        {words.send.unsaved(unsaved.map(({ unit }) => unit.name).join(', '))}
      </p>
    ) : null}
    <p>{ready === 0 ? words.send.nothing : <strong>{words.send.lead(ready, all)}</strong>}</p>
  </div>
);

const MOST_NAMES = 4;
const namesOf = (rows: readonly Row[]): string => {
  const names = rows.slice(0, MOST_NAMES).map(({ unit }) => unit.name);
  return [...names, ...(rows.length > MOST_NAMES ? [words.send.andMore(rows.length - MOST_NAMES)] : [])].join(', ');
};

/** Each warning once, with the units that have it; what is written goes to all of them. */
const Warnings = ({ rows, warnings }: { readonly rows: Rows; readonly warnings: readonly SameWarning[] }) => {
  const [texts, setTexts] = useState<ReadonlyMap<string, string>>(new Map());
  if (warnings.length === 0) return null;
  const write = (warning: SameWarning, text: string): void => {
    setTexts(new Map(texts).set(warning.id, text));
    explainAll(rows, warning, text);
  };
  return (
    <section aria-label={words.send.warnings}>
      <p>
        <strong>{words.send.warnings}</strong> <span className="soft">{words.send.warningsHint}</span>
      </p>
      {warnings.map((warning) => (
        <div key={warning.id} className="many-warning">
          <p>{warning.problem.sentence}</p>
          <HowFound how={warning.problem.how} />
          <Textarea
            label={`${messages.problems.explanation} (${words.send.sameIn(warning.rows.length, namesOf(warning.rows))})`}
            autosize
            minRows={1}
            value={texts.get(warning.id) ?? ''}
            error={explanationFault(texts.get(warning.id) ?? '') === 'short' ? messages.problems.short : undefined}
            onChange={(event) => write(warning, event.currentTarget.value)}
          />
        </div>
      ))}
    </section>
  );
};

type ChosenProps = {
  readonly of: readonly Looked[];
  readonly isOn: (key: string) => boolean;
  readonly onSet: (key: string, on: boolean) => void;
};

const Chosen = ({ of, isOn, onSet }: ChosenProps) =>
  of.length === 0 ? null : (
    <fieldset className="many-chosen">
      <legend>{words.send.ready}</legend>
      {of.map(({ row, look }) => (
        <Checkbox
          key={row.key}
          size="xs"
          label={
            look.standing.kind === 'returned'
              ? `${row.unit.name}: ${words.send.returned(look.standing.count)}`
              : row.unit.name
          }
          checked={isOn(row.key)}
          onChange={(event) => onSet(row.key, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );

type LeftProps = Pick<SubmitManyDialogProps, 'onGo' | 'onClose'> & { readonly of: readonly Looked[] };

/** What stays, each with why and where; sheets that nobody began are only counted. */
const Left = ({ of, onGo, onClose }: LeftProps) => {
  const begun = of.filter(({ look }) => look.standing.kind !== 'blank');
  const blank = of.length - begun.length;
  if (of.length === 0) return null;
  const go = ({ row, look }: Looked): void => {
    const place = look.problems.find((problem) => problem.place !== undefined)?.place ?? look.missing[0];
    onClose();
    if (place !== undefined) onGo(placeIn(row.key, place));
  };
  return (
    <section aria-label={words.send.left(of.length)}>
      <p>
        <strong>{words.send.left(of.length)}</strong>{' '}
        <span className="soft">{blank > 0 ? words.send.blank(blank) : ''}</span>
      </p>
      <ul className="many-left">
        {begun.map((one) => (
          <li key={one.row.key}>
            <button type="button" className="entry-link" onClick={() => go(one)}>
              {words.send.why(one.row.unit.name, standingWords(one.look.standing))}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
