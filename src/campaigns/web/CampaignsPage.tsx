import { Button } from '@mantine/core';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { MorePages } from '../../platform/ui/MorePages.tsx';
import { useMay } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAskPages } from '../../platform/ui/query-pages.ts';
import { SearchField } from '../../platform/ui/SearchField.tsx';
import { type CampaignRow, listCampaigns } from '../contract.ts';
import { CampaignForms } from './CampaignForms.tsx';
import { DueDates } from './DueDates.tsx';
import { words } from './messages.ts';
import './Campaigns.css';

const AT_ONCE = 20;

/** All campaigns, the newest first, searched and paged by the server, each with where its forms stand. */
export const CampaignsPage = () => {
  const mayOpen = useMay('campaigns.manage');
  const mayFollow = useMay('progress.read');
  const search = useSearch();
  const setSearch = useSetSearch();
  const typed = (search.get('tim') ?? '').slice(0, 100);
  const query = { limit: AT_ONCE, ...(typed === '' ? {} : { search: typed }) };
  const list = useAskPages(listCampaigns, { query }, (after) => ({ query: { ...query, after } }));
  const open = mayOpen ? (
    <Button renderRoot={(props) => <PageLink {...props} href="/dot-thu-thap/moi" />}>{words.openNew}</Button>
  ) : null;
  const nothing = (
    <EmptyState title={words.none} action={open}>
      {mayOpen ? words.noneWhy : words.noneWait}
    </EmptyState>
  );
  return (
    <>
      <PageHeader
        title={words.campaigns}
        subtitle={words.campaignsSubtitle}
        actions={
          <>
            {mayFollow ? <PageLink href="/tien-do">{words.allProgress}</PageLink> : null}
            {open}
          </>
        }
      />
      <search className="filters no-print">
        <SearchField label={words.search} value={typed} onSearch={(text) => setSearch({ tim: text || null })} />
      </search>
      <Answer of={list}>
        {({ pages }) => {
          const campaigns = pages.flatMap((page) => page.campaigns);
          if (campaigns.length === 0) return typed === '' ? nothing : <p className="soft">{words.noneFound}</p>;
          return (
            <>
              {campaigns.map((campaign) => (
                <CampaignSection key={campaign.id} campaign={campaign} />
              ))}
              <MorePages shown={campaigns.length} list={list} />
            </>
          );
        }}
      </Answer>
    </>
  );
};

const CampaignSection = ({ campaign }: { readonly campaign: CampaignRow }) => (
  <section className="sheet campaign" aria-labelledby={`campaign-${campaign.id}`}>
    <h2 id={`campaign-${campaign.id}`}>
      <PageLink href={`/dot-thu-thap/${campaign.id}`}>{campaign.title}</PageLink>
    </h2>
    <p className="small soft">
      {words.letterLine(campaign.letter.number, formatDay(campaign.letter.day))} · <DueDates of={campaign} />
    </p>
    <CampaignForms campaign={campaign} />
  </section>
);
