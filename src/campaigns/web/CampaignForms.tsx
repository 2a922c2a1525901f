import { PageLink } from '../../platform/ui/address.tsx';
import { useMay } from '../../platform/ui/me.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { ShareBar } from '../../platform/ui/ShareBar.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import type { CampaignRow } from '../contract.ts';
import { words } from './messages.ts';

type Row = CampaignRow['forms'][number];

const ProgressLink = ({ row: { form, period, periodName } }: { readonly row: Row }) => (
  <PageLink href={`/tien-do/${form}/${period}`} aria-label={words.progressOf(form, periodName)}>
    {words.progress}
  </PageLink>
);

const StateTag = ({ approved, takenBack }: Pick<Row, 'approved' | 'takenBack'>) =>
  takenBack ? (
    <Tag tone="plain" icon="cross">
      {words.takenBack}
    </Tag>
  ) : approved ? (
    <Tag tone="done" icon="lock">
      {words.approved}
    </Tag>
  ) : (
    <Tag tone="info" icon="clock">
      {words.running}
    </Tag>
  );

/** Accepted and submitted, of all that are expected. */
const Share = ({ accepted, submitted, expected }: Row) => (
  <ShareBar
    parts={[
      { count: accepted, tone: 'done' },
      { count: submitted - accepted, tone: 'info' },
    ]}
    whole={expected}
  />
);

/** The forms of a campaign and how far each has come. */
export const CampaignForms = ({ campaign }: { readonly campaign: Pick<CampaignRow, 'title' | 'forms'> }) => {
  const mayFollow = useMay('progress.read');
  return (
    <RecordTable
      label={campaign.title}
      rows={campaign.forms}
      keyOf={({ form, period }) => `${form}|${period}`}
      className="campaign-forms"
      columns={[
        { words: words.form, as: 'name', of: ({ form, title }) => `${form} · ${title}` },
        { words: words.period, className: 'nowrap', of: ({ periodName }) => periodName },
        {
          words: words.share,
          className: 'campaign-bar',
          of: (row) => <Share {...row} />,
        },
        { words: words.submitted, as: 'number', of: ({ submitted, expected }) => `${submitted}/${expected}` },
        { words: words.accepted, as: 'number', of: ({ accepted, expected }) => `${accepted}/${expected}` },
        {
          words: words.state,
          as: 'state',
          of: (row) => <StateTag {...row} />,
        },
        mayFollow
          ? {
              words: words.progress,
              as: 'action',
              className: 'nowrap',
              of: (row) => (row.takenBack ? null : <ProgressLink row={row} />),
            }
          : null,
      ]}
    />
  );
};
