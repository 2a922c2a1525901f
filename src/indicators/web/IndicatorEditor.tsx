import { Button, NumberInput, Stack, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { FormulaField } from '../../forms/web/formula/index.ts';
import { useGo } from '../../platform/ui/address.tsx';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form, lacking } from '../../platform/ui/Form.tsx';
import { useSend } from '../../platform/ui/query.ts';
import { SideBySide } from '../../platform/ui/SideBySide.tsx';
import { say } from '../../platform/ui/say.tsx';
import { type IndicatorRow, listIndicators, saveIndicator } from '../contract.ts';
import { INDICATOR_PLACE, indicatorIndex } from '../rules/no-form.ts';
import { words } from './messages.ts';
import { Preview } from './Preview.tsx';

type Fields = {
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  readonly expression: string;
  readonly from: string;
  readonly note: string;
};

const fieldsOf = (indicator: IndicatorRow | undefined): Fields => {
  const newest = indicator?.versions[0];
  return {
    code: indicator?.code ?? '',
    title: newest?.title ?? '',
    unit: newest?.unit ?? '%',
    decimals: newest?.decimals ?? 1,
    expression: newest?.expression ?? '',
    from: newest?.effectiveFrom ?? '',
    note: newest?.note ?? '',
  };
};

const missingOf = ({ code, title, expression, from }: Fields): string[] =>
  lacking(
    [!/^[A-Z][A-Z0-9_]{1,19}$/.test(code.trim()), words.code],
    [title.trim().length < 2, words.name],
    [expression.trim() === '', words.formula],
    [from === '', words.from],
  );

const bodyOf = ({ title, unit, decimals, expression, from, note }: Fields, version: number) => ({
  version,
  title: title.trim(),
  unit: unit.trim(),
  decimals,
  expression,
  effectiveFrom: from,
  note: note.trim(),
});

/** The formula with names offered as one types, and beside it what it comes to. */
export const IndicatorEditor = ({ indicator }: { readonly indicator: IndicatorRow | undefined }) => {
  const [fields, setFields] = useState(() => fieldsOf(indicator));
  const [tried, setTried] = useState(false);
  const send = useSend(saveIndicator, [listIndicators]);
  const go = useGo();
  const missing = missingOf(fields);
  const change = (part: Partial<Fields>): void => setFields((now) => ({ ...now, ...part }));
  const save = (): void => {
    setTried(true);
    if (missing.length > 0 || send.isPending) return;
    const code = fields.code.trim();
    send.mutate(
      { params: { code }, body: bodyOf(fields, indicator?.version ?? 0) },
      {
        onSuccess: () => {
          say(words.saved);
          go(`/quan-tri/chi-tieu/${code}`);
        },
      },
    );
  };
  return (
    <div className="indicator">
      <Form submit={save}>
        <Stack gap="md">
          <IndicatorFields fields={fields} isNew={!indicator} change={change} />
          {tried && missing.length > 0 ? (
            <p role="alert" className="small wrong">
              {missing.join(', ')}
            </p>
          ) : null}
          <InlineError error={send.error} />
          <div>
            <Button type="submit" loading={send.isPending}>
              {words.save(indicator?.version ?? 0)}
            </Button>
          </div>
        </Stack>
      </Form>
      <Preview expression={fields.expression} unit={fields.unit} decimals={fields.decimals} />
    </div>
  );
};

type IndicatorFieldsProps = {
  readonly fields: Fields;
  readonly isNew: boolean;
  readonly change: (part: Partial<Fields>) => void;
};

const IndicatorFields = ({ fields, isNew, change }: IndicatorFieldsProps) => {
  const index = useMemo(indicatorIndex, []);
  return (
    <>
      <SideBySide>
        <TextInput
          label={words.code}
          description={words.codeHint}
          withAsterisk
          disabled={!isNew}
          maxLength={20}
          value={fields.code}
          onChange={({ currentTarget }) => change({ code: currentTarget.value.toUpperCase() })}
        />
        <TextInput
          label={words.name}
          withAsterisk
          maxLength={200}
          value={fields.title}
          onChange={({ currentTarget }) => change({ title: currentTarget.value })}
        />
      </SideBySide>
      <FormulaField
        label={words.formula}
        index={index}
        place={INDICATOR_PLACE}
        value={fields.expression}
        placeholder={words.formulaHint}
        onChange={(expression) => change({ expression })}
      />
      <PlaceFields fields={fields} change={change} />
      <TextInput
        label={words.note}
        maxLength={1000}
        value={fields.note}
        onChange={({ currentTarget }) => change({ note: currentTarget.value })}
      />
    </>
  );
};

const PlaceFields = ({ fields, change }: Pick<IndicatorFieldsProps, 'fields' | 'change'>) => (
  <>
    <SideBySide>
      <TextInput
        label={words.unit}
        maxLength={40}
        value={fields.unit}
        onChange={({ currentTarget }) => change({ unit: currentTarget.value })}
      />
      <NumberInput
        label={words.decimals}
        min={0}
        max={6}
        allowDecimal={false}
        clampBehavior="strict"
        value={fields.decimals}
        onChange={(decimals) => change({ decimals: Number(decimals) || 0 })}
      />
    </SideBySide>
    <DayInput label={words.from} required value={fields.from} onChange={(from) => change({ from })} />
  </>
);
