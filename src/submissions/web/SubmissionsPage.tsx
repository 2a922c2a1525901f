import type { ReactElement } from 'react';
import { parsePeriod } from '../../periods/rules/period.ts';
import type { Query, Reply } from '../../platform/contract/route.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { MorePages } from '../../platform/ui/MorePages.tsx';
import { useMe } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { useAskPages } from '../../platform/ui/query-pages.ts';
import { listSubmissionChoices } from '../contract/choices.ts';
import { listSubmissions, submissionStates } from '../contract.ts';
import { words } from './many/messages.ts';
import { messages } from './messages.ts';
import { CHOICES_LIVE, SubmissionsFilters } from './SubmissionsFilters.tsx';
import { SubmissionsTable } from './SubmissionsTable.tsx';

const AT_ONCE = 100;
type List = Reply<typeof listSubmissions>;

/** What the address asks for, as the server knows it; what does not fit is left out. */
const askedOf = (search: URLSearchParams): Query<typeof listSubmissions> => {
  const [form, period, words] = ['phieu', 'ky', 'tim'].map((name) => search.get(name) ?? '');
  const state = submissionStates.find((one) => one === search.get('trang-thai'));
  return {
    ...(/^[A-Z][A-Z0-9]{1,15}$/.test(form ?? '') ? { form } : {}),
    ...(parsePeriod(period ?? '') ? { period } : {}),
    ...(state ? { state } : {}),
    ...(words ? { search: words.slice(0, 100) } : {}),
  };
};

/** `/phieu`: the sheets of one's unit, or of the units below; searched, counted and paged by the server. */
export const SubmissionsPage = () => {
  const { unit } = useMe();
  const asked = askedOf(useSearch());
  const query = { ...asked, limit: AT_ONCE };
  const list = useAskPages(listSubmissions, { query }, (after) => ({ query: { ...query, after } }));
  const count = list.data?.pages[0]?.count;
  const narrowed = Object.keys(asked).length > 0;
  return (
    <>
      <PageHeader
        title={unit.kind === 'commune' ? messages.list.title : messages.list.titleAll}
        subtitle={typeof count === 'number' ? messages.list.subtitle(count) : null}
      />
      <Together />
      {count === 0 && !narrowed ? null : <SubmissionsFilters />}
      <Answer of={list}>{({ pages }) => <Found pages={pages} narrowed={narrowed} list={list} />}</Answer>
    </>
  );
};

/** Whoever fills one form for many units, or several forms of one period, finds the place where all of them stand together. */
const Together = () => {
  const { verbs } = useMe();
  const { data } = useAsk(listSubmissionChoices, {}, { staleTime: CHOICES_LIVE });
  if (!data || !verbs.includes('figures.enter')) return null;
  const { together, gathered } = data;
  return (
    <>
      <Links of={words.aboveAll}>
        {together.map(({ form, period, periodName, sheets }) => (
          <PageLink key={`${form} ${period}`} href={`/bang-nhap/${form}/${encodeURIComponent(period)}`}>
            {words.link(form, periodName, sheets)}
          </PageLink>
        ))}
      </Links>
      <Links of={words.gathered.aboveAll}>
        {gathered.map(({ period, periodName, sheets }) => (
          <PageLink key={period} href={`/nhap-gop/${encodeURIComponent(period)}`}>
            {words.gathered.link(periodName, sheets)}
          </PageLink>
        ))}
      </Links>
    </>
  );
};

const Links = ({ of, children }: { readonly of: string; readonly children: readonly ReactElement[] }) =>
  children.length === 0 ? null : (
    <p className="list-together no-print">
      <span>{of}</span>
      {children}
    </p>
  );

type FoundProps = {
  readonly pages: readonly List[];
  readonly narrowed: boolean;
  readonly list: Parameters<typeof MorePages>[0]['list'];
};

const Found = ({ pages, narrowed, list }: FoundProps) => {
  const rows = pages.flatMap(({ submissions }) => submissions);
  if (rows.length === 0)
    return narrowed ? (
      <p className="soft">{messages.list.noneFound}</p>
    ) : (
      <EmptyState title={messages.list.empty}>{messages.list.emptyHint}</EmptyState>
    );
  return (
    <>
      <SubmissionsTable rows={rows} />
      <MorePages shown={rows.length} list={list} />
    </>
  );
};
