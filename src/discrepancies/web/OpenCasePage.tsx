import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { cellName } from '../../forms/rules/cell-name.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { compute } from '../../forms/rules/compute.ts';
import { formatValue } from '../../forms/rules/format.ts';
import { useForm } from '../../forms/web/index.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useGo, useSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { getSheet, type Sheet } from '../../submissions/contract.ts';
import { listCases, openCase } from '../contract.ts';
import { words } from './messages.ts';
import './discrepancies.css';

/** `/chenh-lech/moi/$id?o=A03.NUNG`: another figure beside the one of a sheet. */
export const OpenCasePage = ({ id }: { readonly id: string }) => {
  const sheet = useAsk(getSheet, { params: { id } });
  const { form: code, version } = sheet.data?.submission ?? { form: '', version: 0 };
  const form = useForm(code, version, sheet.data !== undefined);
  return (
    <Answer of={sheet} titleOfError={words.open.title}>
      {(found) => <Answer of={form}>{(compiled) => <Opening sheet={found} form={compiled} />}</Answer>}
    </Answer>
  );
};

type OpeningProps = { readonly sheet: Sheet; readonly form: CompiledForm };

const Opening = ({ sheet, form }: OpeningProps) => {
  const cell = useSearch().get('o') ?? '';
  const { submission } = sheet;
  const about = words.about(`${submission.form} · ${sentenceStart(submission.subject.name)}`, submission.periodName);
  return (
    <>
      <PageHeader
        above={<PageLink href={`/phieu/${submission.id}`}>{words.openSheet}</PageLink>}
        title={words.open.title}
        subtitle={about}
      />
      {form.cell(cell) ? (
        <Fields sheet={sheet} form={form} cell={cell} />
      ) : (
        <EmptyState title={words.open.noCell}>{null}</EmptyState>
      )}
    </>
  );
};

/** `1.234,5` as people type it, `1234.5` as it is sent; undefined where it is no number. */
const decimalOf = (typed: string): string | undefined => {
  const text = typed.trim().replaceAll('.', '').replace(',', '.');
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? text : undefined;
};

const useOpening = (submission: string, cell: string) => {
  const go = useGo();
  const [value, setValue] = useState('');
  const [source, setSource] = useState('');
  const [tried, setTried] = useState(false);
  const reason = useKeptText(['case', submission, cell]);
  const sending = useSend(openCase, [listCases]);
  const decimal = decimalOf(value);
  const lacks = { source: source.trim().length < 3, reason: reason.value.trim().length < 3 };
  const submit = (): void => {
    setTried(true);
    if (decimal === undefined || lacks.source || lacks.reason || sending.isPending) return;
    const body = { cell, value: decimal, source: source.trim(), reason: reason.value.trim() };
    sending.mutate(
      { params: { id: submission }, body },
      {
        onSuccess: ({ id, number }) => {
          reason.sent();
          say(words.open.opened(number));
          go(`/chenh-lech/${id}`, { replace: true });
        },
      },
    );
  };
  const errors = {
    value: tried && decimal === undefined ? words.open.valueWrong : undefined,
    source: tried && lacks.source ? words.short : undefined,
    reason: tried && lacks.reason ? words.short : undefined,
  };
  return { value, setValue, source, setSource, reason, sending, submit, errors };
};

const Fields = ({ sheet, form, cell }: OpeningProps & { readonly cell: string }) => {
  const { value, setValue, source, setSource, reason, sending, submit, errors } = useOpening(sheet.submission.id, cell);
  const found = form.cell(cell);
  const stands = found ? formatValue(found, compute(form, sheet.values, sheet.context).result(cell)) : '';
  return (
    <Form className="sheet case-part case-form" submit={submit}>
      <p>
        <strong>{cellName(form, cell)}</strong> · {words.open.stands(stands)}
      </p>
      <TextInput
        label={words.open.value}
        description={words.open.valueHint}
        withAsterisk
        inputMode="decimal"
        maxLength={30}
        value={value}
        error={errors.value}
        onChange={({ currentTarget }) => setValue(currentTarget.value)}
      />
      <TextInput
        label={words.open.source}
        description={words.open.sourceHint}
        withAsterisk
        maxLength={300}
        value={source}
        error={errors.source}
        onChange={({ currentTarget }) => setSource(currentTarget.value)}
      />
      <KeptTextarea kept={reason} label={words.open.reason} withAsterisk maxLength={4000} error={errors.reason} />
      <InlineError error={sending.error} />
      <Button type="submit" loading={sending.isPending}>
        {words.open.confirm}
      </Button>
    </Form>
  );
};
