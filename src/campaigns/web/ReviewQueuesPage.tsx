import type { Reply } from '../../platform/contract/route.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { MorePages } from '../../platform/ui/MorePages.tsx';
import { useMay } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { useAskPages } from '../../platform/ui/query-pages.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { SearchField } from '../../platform/ui/SearchField.tsx';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import { listConsolidations } from '../../review/contract.ts';
import { togetherAddress } from '../../review/web/index.ts';
import { listCampaigns } from '../contract.ts';
import { words as campaignWords } from './messages.ts';
import { words } from './messages-queues.ts';
import './Campaigns.css';

type Campaign = Reply<typeof listCampaigns>['campaigns'][number];
type Consolidation = Reply<typeof listConsolidations>['consolidations'][number];

/** Each campaign asks for its own consolidations. */
const AT_ONCE = 6;

/** `/kiem-tra`: every form and period that one looks after, by campaign, the newest first, searched and paged by the server. */
export const ReviewQueuesPage = () => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const typed = (search.get('tim') ?? '').slice(0, 100);
  const query = { limit: AT_ONCE, ...(typed === '' ? {} : { search: typed }) };
  const list = useAskPages(listCampaigns, { query }, (after) => ({ query: { ...query, after } }));
  const found = list.data?.pages.flatMap(({ campaigns }) => campaigns) ?? [];
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle} />
      {typed === '' && found.length < AT_ONCE ? null : (
        <search className="filters no-print">
          <SearchField
            label={campaignWords.search}
            value={typed}
            onSearch={(text) => setSearch({ tim: text || null })}
          />
        </search>
      )}
      <Answer of={list}>
        {() =>
          found.length === 0 ? (
            <Nothing searched={typed !== ''} />
          ) : (
            <>
              {found.map((campaign) => (
                <CampaignQueues key={campaign.id} campaign={campaign} />
              ))}
              <MorePages shown={found.length} list={list} />
            </>
          )
        }
      </Answer>
    </>
  );
};

const Nothing = ({ searched }: { readonly searched: boolean }) =>
  searched ? (
    <p className="soft">{campaignWords.noneFound}</p>
  ) : (
    <EmptyState title={words.none}>{words.noneHint}</EmptyState>
  );

const CampaignQueues = ({ campaign }: { readonly campaign: Campaign }) => {
  const consolidations = useAsk(listConsolidations, { query: { campaign: campaign.id } }).data?.consolidations ?? [];
  return (
    <section className="queues" aria-label={campaign.title}>
      <div className="queues-head">
        <h2>{campaign.title}</h2>
        <WaysTogether forms={campaign.forms} />
      </div>
      <QueueTable
        campaign={campaign}
        of={(line) => consolidations.filter((one) => one.form === line.form && one.period === line.period)}
      />
    </section>
  );
};

type Line = Campaign['forms'][number];

/** All sheets of a period that wait, in one batch. */
const WaysTogether = ({ forms }: { readonly forms: readonly Line[] }) => {
  const waiting = forms.filter(({ submitted, accepted, approved }) => !approved && submitted > accepted);
  const periods = new Map(waiting.map(({ period, periodName }) => [period, periodName]));
  return useMay('review.decide') ? (
    <div className="queues-ways no-print">
      {[...periods].map(([period, name]) => (
        <PageLink key={period} href={togetherAddress(period)}>
          {words.together(name)}
        </PageLink>
      ))}
    </div>
  ) : null;
};
const addressOf = ({ form, period }: Line): string => `${form}/${encodeURIComponent(period)}`;

const QueueTable = ({
  campaign,
  of: consolidationsOf,
}: {
  readonly campaign: Campaign;
  readonly of: (line: Line) => readonly Consolidation[];
}) => {
  const maySeeProgress = useMay('progress.read');
  const mayReview = useMay('review.decide');
  const nameOf = (line: Line): string => `${line.form} · ${line.title}`;
  return (
    <RecordTable
      label={words.caption}
      rows={campaign.forms}
      keyOf={addressOf}
      sheet
      columns={[
        {
          words: words.form,
          as: 'name',
          of: (line) =>
            mayReview ? <PageLink href={`/kiem-tra/${addressOf(line)}`}>{nameOf(line)}</PageLink> : nameOf(line),
        },
        { words: words.period, className: 'nowrap', of: ({ periodName }) => periodName },
        {
          words: words.submitted,
          as: 'number',
          of: ({ submitted, expected }) => `${submitted}/${expected}`,
        },
        { words: words.accepted, as: 'number', of: ({ accepted, expected }) => `${accepted}/${expected}` },
        {
          words: words.consolidation,
          as: 'state',
          of: (line) =>
            line.approved ? <StateBadge state="approved" /> : <Consolidations rows={consolidationsOf(line)} />,
        },
        maySeeProgress
          ? {
              words: words.progress,
              as: 'action',
              className: 'nowrap',
              of: (line) => <PageLink href={`/tien-do/${addressOf(line)}`}>{words.progress}</PageLink>,
            }
          : null,
      ]}
    />
  );
};

const Consolidations = ({ rows }: { readonly rows: readonly Consolidation[] }) =>
  rows.map((row) => (
    <div key={row.id}>
      <PageLink href={`/chot/${row.id}`}>{row.unit.name}</PageLink> <StateBadge state={row.state} />
    </div>
  ));
