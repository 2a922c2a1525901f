import { SegmentedControl } from '@mantine/core';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { getWaitingSheets, type WaitingSheet } from '../contract/together.ts';
import { apartBecause } from '../rules/together.ts';
import { ApartList } from './ApartList.tsx';
import { LeftList } from './LeftList.tsx';
import { messages } from './messages.ts';
import { TakenList } from './TakenList.tsx';
import { ThresholdFields } from './ThresholdFields.tsx';
import { useAcceptTogether } from './use-accept-together.ts';
import { useThreshold } from './use-threshold.ts';
import './together.css';

const words = messages.together;

/** `/kiem-tra/hang-loat?ky=2022&bieu=DT01`: what would be accepted in one batch, what is left and why; without a form, of all of the period. */
export const AcceptTogetherPage = () => {
  const search = useSearch();
  const [period, form] = [search.get('ky') ?? '', search.get('bieu')];
  const waiting = useAsk(getWaitingSheets, { query: { period } }, { staleTime: 0 });
  return (
    <Answer of={waiting} title={words.title}>
      {({ periodName, sheets }) => (
        <>
          <PageHeader
            compact
            above={
              <PageLink href={form ? `/kiem-tra/${form}/${encodeURIComponent(period)}` : '/kiem-tra'}>
                {messages.review.above}
              </PageLink>
            }
            title={words.title}
            subtitle={periodName}
            actions={<WhichForms sheets={sheets} form={form} />}
          />
          <Together
            key={form}
            sheets={sheets.filter((sheet) => form === null || sheet.form === form)}
            period={period}
          />
        </>
      )}
    </Answer>
  );
};

type WhichFormsProps = { readonly sheets: readonly WaitingSheet[]; readonly form: string | null };

/** The form from which one came, or all of the period: a district has 21 communes and several forms. */
const WhichForms = ({ sheets, form }: WhichFormsProps) => {
  const setSearch = useSetSearch();
  const search = useSearch();
  const own = form ?? search.get('tu');
  if (own === null) return null;
  const ofForm = sheets.filter((sheet) => sheet.form === own).length;
  return (
    <SegmentedControl
      aria-label={words.which}
      value={form ?? ''}
      data={[
        { value: own, label: words.ofForm(own, ofForm) },
        { value: '', label: words.ofPeriod(sheets.length) },
      ]}
      onChange={(value) => setSearch({ bieu: value === '' ? null : value, tu: value === '' ? own : null })}
    />
  );
};

type TogetherProps = { readonly sheets: readonly WaitingSheet[]; readonly period: string };

const Together = ({ sheets, period }: TogetherProps) => {
  const [threshold, setThreshold] = useThreshold();
  const judged = sheets.map((sheet) => ({ sheet, apart: apartBecause(sheet, threshold) }));
  const taken = judged.filter(({ apart }) => apart === undefined).map(({ sheet }) => sheet);
  const rest = judged.flatMap(({ sheet, apart }) => (apart ? [{ sheet, apart }] : []));
  const accepting = useAcceptTogether(threshold);
  return (
    <div className="together">
      <LeftList left={accepting.left} period={period} />
      {sheets.length === 0 ? (
        <EmptyState title={words.none} action={<PageLink href="/kiem-tra">{messages.review.above}</PageLink>}>
          {words.noneHint}
        </EmptyState>
      ) : (
        <>
          <ThresholdFields threshold={threshold} onChange={setThreshold} />
          <TakenList sheets={taken} period={period} accepting={accepting} />
          <ApartList rest={rest} period={period} />
        </>
      )}
    </div>
  );
};
