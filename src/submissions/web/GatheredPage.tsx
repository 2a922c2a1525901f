import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { useForms } from '../../forms/web/index.ts';
import type { Reply } from '../../platform/contract/route.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { Loading } from '../../platform/ui/Loading.tsx';
import { useMe } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { keyOf, useAsk } from '../../platform/ui/query.ts';
import { getSheetsOfPeriod, type SheetOfMany } from '../contract/many.ts';
import { GatheredScreen } from './gathered/GatheredScreen.tsx';
import { words } from './many/messages.ts';
import { type FormOf, useRows } from './many/use-rows.ts';

const said = words.gathered;
type Apart = Reply<typeof getSheetsOfPeriod>['apart'];

/** `/nhap-gop/$period`: the different forms of one period that one's unit fills, one under the other on one page. */
export const GatheredPage = ({ period }: { readonly period: string }) => {
  // Asked at each visit, as a single sheet is: what the page kept may lack what was typed since.
  const asked = useAsk(getSheetsOfPeriod, { query: { period } }, { staleTime: 0 });
  if (!asked.isFetchedAfterMount && !asked.error) return <Loading lines={10} />;
  return (
    <Answer of={asked} titleOfError={said.none}>
      {({ sheets, apart }) =>
        sheets.length === 0 ? (
          <>
            <PageHeader title={said.none} />
            <EmptyState
              title={said.none}
              action={apart.map(({ id, form, formTitle }) => (
                <PageLink key={id} href={`/phieu/${id}`}>
                  {said.form(form, formTitle)}
                </PageLink>
              ))}
            >
              {said.noneHint}
            </EmptyState>
          </>
        ) : (
          <Sheets key={period} sheets={sheets} apart={apart} />
        )
      }
    </Answer>
  );
};

type SheetsProps = { readonly sheets: readonly SheetOfMany[]; readonly apart: Apart };

const Sheets = ({ sheets, apart }: SheetsProps) => {
  const versions = sheets.map(({ sheet: { submission } }) => ({ form: submission.form, version: submission.version }));
  const compiled = useForms(versions);
  return (
    <Answer of={compiled}>
      {(forms) => <Opened key={JSON.stringify(versions)} forms={forms} sheets={sheets} apart={apart} />}
    </Answer>
  );
};

/** Each is called by its form: they are all about the same unit. */
const byForm = (one: SheetOfMany): SheetOfMany => {
  const { form } = one.sheet.submission;
  return { ...one, unit: { code: form, name: form, district: null } };
};

const Opened = ({ forms, sheets, apart }: SheetsProps & { readonly forms: readonly CompiledForm[] }) => {
  const { account, custodian } = useMe();
  const client = useQueryClient();
  const formOf = useCallback<FormOf>(
    ({ sheet }) => {
      const found = forms.find(({ definition }) => definition.code === sheet.submission.form);
      if (!found) throw new Error(`no form ${sheet.submission.form}`);
      return found;
    },
    [forms],
  );
  const named = useMemo(() => sheets.map(byForm), [sheets]);
  const { rows, standings } = useRows(named, formOf, { account: account.id, custodian });
  const reload = (): void => void client.invalidateQueries({ queryKey: keyOf(getSheetsOfPeriod) });
  return rows ? (
    <GatheredScreen rows={rows} standings={standings} apart={apart} onReload={reload} />
  ) : (
    <Loading lines={10} />
  );
};
