import { Button } from '@mantine/core';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { useMay } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { listCampaigns } from '../contract.ts';
import { CampaignForms } from './CampaignForms.tsx';
import { DueDates } from './DueDates.tsx';
import { words } from './messages.ts';
import './Campaigns.css';

/** All campaigns, the newest first, each with where its forms stand. */
export const CampaignsPage = () => {
  const mayOpen = useMay('campaigns.manage');
  const list = useAsk(listCampaigns, {});
  const open = mayOpen ? (
    <Button renderRoot={(props) => <PageLink {...props} href="/dot-thu-thap/moi" />}>{words.openNew}</Button>
  ) : null;
  return (
    <>
      <PageHeader title={words.campaigns} subtitle={words.campaignsSubtitle} actions={open} />
      <Answer of={list}>
        {({ campaigns }) =>
          campaigns.length === 0 ? (
            <EmptyState title={words.none} action={open}>
              {mayOpen ? words.noneWhy : words.noneWait}
            </EmptyState>
          ) : (
            campaigns.map((campaign) => (
              <section key={campaign.id} className="sheet campaign" aria-labelledby={`campaign-${campaign.id}`}>
                <h2 id={`campaign-${campaign.id}`}>
                  <PageLink href={`/dot-thu-thap/${campaign.id}`}>{campaign.title}</PageLink>
                </h2>
                <p className="small soft">
                  {words.letterLine(campaign.letter.number, formatDay(campaign.letter.day))} ·{' '}
                  <DueDates of={campaign} />
                </p>
                <CampaignForms campaign={campaign} />
              </section>
            ))
          )
        }
      </Answer>
    </>
  );
};
