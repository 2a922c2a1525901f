import { cellName } from '../../forms/rules/cell-name.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { compute } from '../../forms/rules/compute.ts';
import { formatValue } from '../../forms/rules/format.ts';
import { useForm } from '../../forms/web/index.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { getSheet, type Sheet } from '../../submissions/contract.ts';
import { listCases, openCase } from '../contract.ts';
import { CaseFields, type Sending } from './CaseFields.tsx';
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

const Fields = ({ sheet, form, cell }: OpeningProps & { readonly cell: string }) => {
  const opening = useSend(openCase, [listCases]);
  const { id } = sheet.submission;
  const found = form.cell(cell);
  const stands = found ? formatValue(found, compute(form, sheet.values, sheet.context).result(cell)) : '';
  const sending: Sending = {
    busy: opening.isPending,
    error: opening.error,
    send: (other, done) => opening.mutate({ params: { id }, body: { cell, ...other } }, { onSuccess: done }),
  };
  return (
    <CaseFields place={[id, cell]} name={cellName(form, cell)} stands={words.open.stands(stands)} sending={sending} />
  );
};
