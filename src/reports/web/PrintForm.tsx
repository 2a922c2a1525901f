import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { PageLink, useSetSearch } from '../../platform/ui/address.tsx';
import { download } from '../../platform/ui/call.ts';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { useMe } from '../../platform/ui/me.ts';
import { PaperPreview } from '../../platform/ui/PaperPreview.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { stateWords } from '../../platform/ui/StateBadge.tsx';
import { say } from '../../platform/ui/say.tsx';
import { type FigureState, figureStates } from '../../review/rules/figure-states.ts';
import type { Choice } from '../../totals/rules/choices.ts';
import { listUnits } from '../../units/contract.ts';
import { printTotal } from '../contract.ts';
import { messages } from './messages.ts';

type Asked = {
  readonly form: string;
  readonly period: string;
  readonly unit?: number;
  readonly state?: FigureState;
  readonly knownAt?: string;
};
type PrintFormProps = { readonly forms: readonly Choice[]; readonly periods: readonly Choice[]; readonly asked: Asked };
type Format = 'pdf' | 'xlsx';

/** What is printed, and how the paper is headed and signed. */
export const PrintForm = ({ forms, periods, asked }: PrintFormProps) => {
  const { today } = useMe();
  const [paper, setPaper] = useState({ number: '', day: today, signerTitle: '', signer: '' });
  const { print, making, error } = usePrint();
  const set = (field: keyof typeof paper) => (event: { readonly currentTarget: { readonly value: string } }) =>
    setPaper({ ...paper, [field]: event.currentTarget.value });
  const given = Object.fromEntries(Object.entries(paper).filter(([, value]) => value.trim() !== ''));
  const make = (format: Format) => () => void print({ ...asked, ...given, format });
  return (
    <div className="sheet reports">
      <Content forms={forms} periods={periods} asked={asked} />
      <fieldset>
        <legend>{messages.paper}</legend>
        <TextInput
          label={messages.number}
          description={messages.numberHint}
          maxLength={50}
          value={paper.number}
          onChange={set('number')}
        />
        <DayInput label={messages.day} value={paper.day} onChange={(day) => setPaper((now) => ({ ...now, day }))} />
        <TextInput
          label={messages.signerTitle}
          description={messages.signerTitleHint}
          maxLength={100}
          value={paper.signerTitle}
          onChange={set('signerTitle')}
        />
        <TextInput label={messages.signer} maxLength={100} value={paper.signer} onChange={set('signer')} />
      </fieldset>
      <InlineError error={error} />
      <Group gap="sm">
        <PreviewButton query={{ ...asked, ...given }} />
        <MakeButton format="pdf" making={making} onClick={make('pdf')} />
        <MakeButton format="xlsx" making={making} onClick={make('xlsx')} />
        <PageLink
          href={`/tong-hop?${new URLSearchParams(Object.entries(asked).map(([name, value]) => [name, String(value)]))}`}
        >
          {messages.view}
        </PageLink>
      </Group>
      <p className="visually-hidden" role="status">
        {making ? messages.making : ''}
      </p>
    </div>
  );
};

/** The paper as it will be printed, without its number and day being taken. */
const PreviewButton = ({ query }: { readonly query: Asked }) => {
  const [opened, setOpened] = useState(false);
  const address = `${printTotal.path}?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))}`;
  return (
    <>
      <Button variant="default" leftSection={<Icon name="print" />} onClick={() => setOpened(true)}>
        {messages.preview}
      </Button>
      {opened ? <PaperPreview title={messages.preview} address={address} onClose={() => setOpened(false)} /> : null}
    </>
  );
};

type MakeButtonProps = { readonly format: Format; readonly making: Format | null; readonly onClick: () => void };

const MakeButton = ({ format, making, onClick }: MakeButtonProps) => (
  <Button
    {...(format === 'pdf' ? {} : { variant: 'default' })}
    leftSection={<Icon name="down" />}
    loading={making === format}
    disabled={making !== null}
    onClick={onClick}
  >
    {messages[format]}
  </Button>
);

type Printed = Asked & { readonly format: Format };

const usePrint = () => {
  const [making, setMaking] = useState<Format | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const print = async (query: Printed): Promise<void> => {
    setMaking(query.format);
    setError(null);
    try {
      say(messages.made(await download(printTotal, { query })));
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      setMaking(null);
    }
  };
  return { print, making, error };
};

/** As known on which day; now unless one is said. */
const KnownAt = ({ asked: { knownAt } }: Pick<PrintFormProps, 'asked'>) => {
  const setSearch = useSetSearch();
  const { today } = useMe();
  return (
    <DayInput
      label={messages.knownAt}
      description={messages.knownAtHint}
      value={knownAt ?? ''}
      error={knownAt !== undefined && knownAt > today ? messages.notYet : undefined}
      onChange={(day) => setSearch({ knownAt: day || null })}
    />
  );
};

const Content = ({ forms, periods, asked }: PrintFormProps) => {
  const setSearch = useSetSearch();
  const { unit } = useMe();
  const units = useAsk(listUnits, { query: {} }, { staleTime: 300_000 });
  const areas = units.data?.units.filter(({ kind }) => kind === 'district' || kind === 'commune') ?? [];
  return (
    <fieldset>
      <legend>{messages.content}</legend>
      <NativeSelect
        className="reports-form"
        label={messages.form}
        value={asked.form}
        data={[...forms]}
        onChange={(event) => setSearch({ form: event.currentTarget.value, period: null })}
      />
      <NativeSelect
        label={messages.period}
        value={asked.period}
        data={[...periods]}
        onChange={(event) => setSearch({ period: event.currentTarget.value })}
      />
      <NativeSelect
        label={messages.unit}
        value={asked.unit ?? ''}
        data={[
          { value: '', label: messages.ownUnit(unit) },
          ...areas.map(({ id, path }) => ({ value: String(id), label: sentenceStart(path) })),
        ]}
        onChange={(event) => setSearch({ unit: event.currentTarget.value || null })}
      />
      <KnownAt asked={asked} />
      <NativeSelect
        label={messages.state}
        value={asked.state ?? 'submitted'}
        data={figureStates.map((state) => ({
          value: state,
          label: state === 'approved' ? stateWords(state) : messages.atLeast(stateWords(state)),
        }))}
        onChange={(event) =>
          setSearch({ state: event.currentTarget.value === 'submitted' ? null : event.currentTarget.value })
        }
      />
    </fieldset>
  );
};
