import { totalTextOf } from '../../forms/rules/total-text.ts';
import { periodName } from '../../periods/rules/names.ts';
import { parsePeriod } from '../../periods/rules/period.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { getOrigin, getTotal } from '../../totals/contract.ts';
import { openCaseAtTotal } from '../contract/at-total.ts';
import { listCases } from '../contract.ts';
import { CaseFields, type Sending } from './CaseFields.tsx';
import { words } from './messages.ts';
import './discrepancies.css';

type About = { readonly form: string; readonly period: string; readonly unit: number; readonly cell: string };

const useAbout = (): About => {
  const search = useSearch();
  const of = (name: string): string => search.get(name) ?? '';
  return { form: of('form'), period: of('period'), unit: Number(of('unit')), cell: of('o') };
};

/** `/chenh-lech/o-tong-hop?form=&period=&unit=&o=`: another figure beside one of a total. */
export const OpenAtTotalPage = () => {
  const about = useAbout();
  const period = parsePeriod(about.period);
  return about.form !== '' && about.cell !== '' && about.unit > 0 && period ? (
    <Opening about={about} period={periodName(period)} />
  ) : (
    <EmptyState title={words.open.noFigure}>{null}</EmptyState>
  );
};

const Opening = ({ about, period }: { readonly about: About; readonly period: string }) => {
  const { form, period: id, unit, cell } = about;
  const origin = useAsk(getOrigin, { query: about }, { staleTime: 0 });
  const total = useAsk(getTotal, { query: { form, period: id, unit } });
  const opening = useSend(openCaseAtTotal, [listCases]);
  const sending: Sending = {
    busy: opening.isPending,
    error: opening.error,
    send: (other, done) => opening.mutate({ body: { ...about, ...other } }, { onSuccess: done }),
  };
  const back = `/tong-hop?form=${form}&period=${encodeURIComponent(id)}&unit=${unit}&nguon=${unit}.${cell}`;
  return (
    <Answer of={total} titleOfError={words.open.title}>
      {({ unit: of }) => (
        <Answer of={origin} titleOfError={words.open.title}>
          {(found) => (
            <>
              <PageHeader
                above={<PageLink href={back}>{words.open.toTotal}</PageLink>}
                title={words.open.title}
                subtitle={words.about(`${form} · ${words.open.total(of.name)}`, period)}
              />
              {found.value === null ? (
                <EmptyState title={words.open.noValue}>{null}</EmptyState>
              ) : (
                <CaseFields
                  place={[form, id, `${unit}`, cell]}
                  name={`${found.cell} ${found.label}`}
                  stands={words.open.standsInTotal(totalTextOf(6, found.value, null))}
                  sending={sending}
                />
              )}
            </>
          )}
        </Answer>
      )}
    </Answer>
  );
};
