import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { useForm } from '../../forms/web/index.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { Loading } from '../../platform/ui/Loading.tsx';
import { useMe } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { keyOf, useAsk } from '../../platform/ui/query.ts';
import { getOwnSheets, type SheetOfMany } from '../contract/many.ts';
import { ManyScreen } from './many/ManyScreen.tsx';
import { words } from './many/messages.ts';
import { useRows } from './many/use-rows.ts';

type ManyPageProps = { readonly form: string; readonly period: string };

/** `/bang-nhap/$form/$period`: the sheets of one form and period that one's office fills, as one table. */
export const ManyPage = ({ form, period }: ManyPageProps) => {
  // Asked at each visit, as a single sheet is: what the page kept may lack what was typed since.
  const asked = useAsk(getOwnSheets, { query: { form, period } }, { staleTime: 0 });
  if (!asked.isFetchedAfterMount && !asked.error) return <Loading lines={10} />;
  return (
    <Answer of={asked} titleOfError={words.none}>
      {({ sheets: [first, ...others] }) =>
        first ? (
          <Sheets key={`${form} ${period}`} first={first} sheets={[first, ...others]} />
        ) : (
          <>
            <PageHeader title={words.none} />
            <EmptyState title={words.none}>{words.noneHint}</EmptyState>
          </>
        )
      }
    </Answer>
  );
};

type SheetsProps = { readonly first: SheetOfMany; readonly sheets: readonly SheetOfMany[] };

const Sheets = ({ first, sheets }: SheetsProps) => {
  const { form, version } = first.sheet.submission;
  const compiled = useForm(form, version);
  return <Answer of={compiled}>{(found) => <Opened key={version} form={found} sheets={sheets} />}</Answer>;
};

const Opened = ({ form, sheets }: { readonly form: CompiledForm; readonly sheets: readonly SheetOfMany[] }) => {
  const { account, custodian } = useMe();
  const formOf = useCallback(() => form, [form]);
  const client = useQueryClient();
  const { rows, standings } = useRows(sheets, formOf, { account: account.id, custodian });
  const reload = (): void => void client.invalidateQueries({ queryKey: keyOf(getOwnSheets) });
  return rows ? <ManyScreen form={form} rows={rows} standings={standings} onReload={reload} /> : <Loading lines={10} />;
};
