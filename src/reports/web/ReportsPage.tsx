import { useMemo } from 'react';
import { listCampaigns } from '../../campaigns/contract.ts';
import { askedGroup } from '../../classifications/rules/scheme.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { useSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { figureStates } from '../../review/rules/figure-states.ts';
import { firstPeriod, formChoices, periodChoices } from '../../totals/rules/choices.ts';
import { knownDay } from '../../totals/rules/known-at.ts';
import { messages } from './messages.ts';
import { PrintForm } from './PrintForm.tsx';
import './reports.css';

/** `/bao-cao`: a total as an official paper. What is printed stands in the address, so that it comes over from the totals page. */
export const ReportsPage = () => {
  const campaigns = useAsk(listCampaigns, { query: {} }, { staleTime: 60_000 });
  return (
    <>
      <PageHeader title={messages.title} subtitle={messages.subtitle} />
      <Answer of={campaigns}>
        {(found) => <Chosen collected={found.campaigns.flatMap((campaign) => campaign.forms)} />}
      </Answer>
    </>
  );
};

const Chosen = ({ collected }: { readonly collected: Parameters<typeof firstPeriod>[0] }) => {
  const search = useSearch();
  const forms = useMemo(() => formChoices(collected), [collected]);
  const form = search.get('form') ?? forms[0]?.value ?? '';
  const periods = useMemo(() => periodChoices(collected, form), [collected, form]);
  const period = search.get('period') ?? firstPeriod(collected, form) ?? '';
  const unit = Number(search.get('unit'));
  const knownAt = knownDay(search.get('knownAt'));
  const group = askedGroup(search.get('group'));
  const state = figureStates.find((one) => one === search.get('state'));
  if (form === '' || period === '') return <EmptyState title={messages.nothing}>{messages.nothingHint}</EmptyState>;
  return (
    <PrintForm
      forms={forms}
      periods={periods}
      asked={{
        form,
        period,
        ...(unit > 0 ? { unit } : {}),
        ...(state ? { state } : {}),
        ...(knownAt ? { knownAt } : {}),
        ...(group ? { group } : {}),
      }}
    />
  );
};
