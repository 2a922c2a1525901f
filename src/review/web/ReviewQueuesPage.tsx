import { listCampaigns } from '../../campaigns/contract.ts';
import type { Reply } from '../../platform/contract/route.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { useMay } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import { listConsolidations } from '../contract.ts';
import { messages } from './messages.ts';
import './review.css';

type Campaign = Reply<typeof listCampaigns>['campaigns'][number];
type Consolidation = Reply<typeof listConsolidations>['consolidations'][number];

/** `/kiem-tra`: every form and period that one looks after, by campaign, with the consolidations beside. */
export const ReviewQueuesPage = () => {
  const campaigns = useAsk(listCampaigns, {});
  const consolidations = useAsk(listConsolidations, { query: {} });
  return (
    <>
      <PageHeader title={messages.queues.title} subtitle={messages.queues.subtitle} />
      <Answer of={campaigns}>
        {({ campaigns: found }) =>
          found.length === 0 ? (
            <EmptyState title={messages.queues.none}>{messages.queues.noneHint}</EmptyState>
          ) : (
            found.map((campaign) => (
              <CampaignQueues
                key={campaign.id}
                campaign={campaign}
                consolidations={consolidations.data?.consolidations ?? []}
              />
            ))
          )
        }
      </Answer>
    </>
  );
};

const CampaignQueues = ({
  campaign,
  consolidations,
}: {
  readonly campaign: Campaign;
  readonly consolidations: readonly Consolidation[];
}) => (
  <section className="queues" aria-label={campaign.title}>
    <h2>{campaign.title}</h2>
    <div className="scroll-x sheet">
      <table className="data">
        <caption className="visually-hidden">{messages.queues.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{messages.queues.form}</th>
            <th scope="col">{messages.queues.period}</th>
            <th scope="col" className="number">
              {messages.queues.submitted}
            </th>
            <th scope="col" className="number">
              {messages.queues.accepted}
            </th>
            <th scope="col">{messages.queues.consolidation}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {campaign.forms.map((line) => (
            <QueueLine
              key={`${line.form} ${line.period}`}
              line={line}
              consolidations={consolidations.filter((one) => one.form === line.form && one.period === line.period)}
            />
          ))}
        </tbody>
      </table>
    </div>
  </section>
);

const QueueLine = ({
  line,
  consolidations,
}: {
  readonly line: Campaign['forms'][number];
  readonly consolidations: readonly Consolidation[];
}) => {
  const maySeeProgress = useMay('progress.read');
  const mayReview = useMay('review.decide');
  const at = `${line.form}/${encodeURIComponent(line.period)}`;
  const name = `${line.form} · ${line.title}`;
  return (
    <tr>
      <th scope="row">{mayReview ? <PageLink href={`/kiem-tra/${at}`}>{name}</PageLink> : name}</th>
      <td>{line.periodName}</td>
      <td className="number">
        {line.submitted}/{line.expected}
      </td>
      <td className="number">
        {line.accepted}/{line.expected}
      </td>
      <td>{line.approved ? <StateBadge state="approved" /> : <Consolidations rows={consolidations} />}</td>
      <td>{maySeeProgress ? <PageLink href={`/tien-do/${at}`}>{messages.queues.progress}</PageLink> : null}</td>
    </tr>
  );
};

const Consolidations = ({ rows }: { readonly rows: readonly Consolidation[] }) =>
  rows.map((row) => (
    <div key={row.id}>
      <PageLink href={`/chot/${row.id}`}>{row.unit.name}</PageLink> <StateBadge state={row.state} />
    </div>
  ));
