import { Button, NativeSelect, Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import { listCampaigns } from '../../campaigns/contract.ts';
import { formatFigure } from '../../forms/rules/format.ts';
import type { Reply } from '../../platform/contract/route.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { ProblemError } from '../../platform/ui/call.ts';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { coveredWords } from '../../totals/rules/coverage.ts';
import { listUnits } from '../../units/contract.ts';
import { previewIndicator } from '../contract.ts';
import { indicatorText } from '../rules/indicator-text.ts';
import { words } from './messages.ts';

type Outcome = Reply<typeof previewIndicator>;
type PreviewProps = { readonly expression: string; readonly unit: string; readonly decimals: number };

/** Periods that were collected, the latest first, and the units that may be asked about. */
const useChoices = () => {
  const campaigns = useAsk(listCampaigns, { query: {} }, { staleTime: 60_000 });
  const units = useAsk(listUnits, { query: {} }, { staleTime: 300_000 });
  const periods = useMemo(() => {
    const forms = campaigns.data?.campaigns.flatMap((one) => one.forms) ?? [];
    const named = new Map(forms.map(({ period, periodName }) => [period, periodName]));
    return [...named].map(([value, label]) => ({ value, label })).toSorted((a, b) => (a.value < b.value ? 1 : -1));
  }, [campaigns.data]);
  const areas = units.data?.units.filter(({ kind }) => kind === 'district' || kind === 'commune') ?? [];
  return {
    periods,
    units: areas.map(({ id, path }) => ({ value: String(id), label: sentenceStart(path) })),
  };
};

/** What the formula would come to for a unit and a period, and what it is made of; nothing is kept. */
export const Preview = ({ expression, unit, decimals }: PreviewProps) => {
  const { periods, units } = useChoices();
  const [period, setPeriod] = useState('');
  const [place, setPlace] = useState('');
  const send = useSend(previewIndicator);
  const asked = period === '' ? (periods[0]?.value ?? '') : period;
  const reckon = (): void =>
    send.mutate({ body: { expression, period: asked, ...(place === '' ? {} : { unit: Number(place) }) } });
  return (
    <aside className="indicator-preview" aria-label={words.preview}>
      <h2>{words.preview}</h2>
      <Stack gap="sm">
        <NativeSelect
          label={words.period}
          value={asked}
          data={periods}
          onChange={({ currentTarget }) => setPeriod(currentTarget.value)}
        />
        <NativeSelect
          label={words.forUnit}
          value={place}
          data={[{ value: '', label: words.wholeProvince }, ...units]}
          onChange={({ currentTarget }) => setPlace(currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={expression.trim() === '' || asked === ''}
          loading={send.isPending}
          onClick={reckon}
        >
          {words.preview}
        </Button>
        <Refusal error={send.error} />
        {send.data && !send.error ? (
          <OutcomeView outcome={send.data} unit={unit} decimals={decimals} />
        ) : (
          <p className="soft small">{words.previewNone}</p>
        )}
      </Stack>
    </aside>
  );
};

/** Where in the formula it is, as far as that is known. */
const placeOf = (error: Error | null): string => {
  const findings = error instanceof ProblemError ? error.facts.findings : undefined;
  const [first] = Array.isArray(findings) ? findings : [];
  const { position, length } = { position: undefined, length: undefined, ...first };
  return typeof position === 'number' && typeof length === 'number' ? words.place(position + 1, position + length) : '';
};

const Refusal = ({ error }: { readonly error: Error | null }) =>
  error ? (
    <div>
      <strong className="small">{placeOf(error)}</strong>
      <InlineError error={error} />
    </div>
  ) : null;

const valueWords = ({ value, ranged }: Outcome['operands'][number]): string => {
  if (ranged) return words.ranged;
  if (value === '*') return words.notAsked;
  return value === null ? words.noValue : formatFigure(value, 6);
};

type OutcomeProps = { readonly outcome: Outcome; readonly unit: string; readonly decimals: number };

const OutcomeView = ({ outcome, unit, decimals }: OutcomeProps) => (
  <div role="status">
    <p className="small soft">
      {sentenceStart(outcome.unit)} · {outcome.periodName}
    </p>
    <p>
      {words.comesTo}:{' '}
      <strong className="indicator-value figures">
        {outcome.value === null ? (outcome.why ?? words.noValue) : indicatorText(outcome, { unit, decimals })}
      </strong>
    </p>
    {outcome.coverage ? <p className="small">{coveredWords(outcome.coverage)}</p> : null}
    <p className="small">{outcome.words}</p>
    <RecordTable
      label={words.operands}
      rows={outcome.operands}
      keyOf={({ form, cell }) => `${form} ${cell}`}
      columns={[
        { words: words.cell, as: 'name', of: ({ label }) => label },
        { words: words.value, as: 'number', of: (one) => valueWords(one) },
      ]}
    />
  </div>
);
