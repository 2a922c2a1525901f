import { PageLink } from '../../platform/ui/address.tsx';
import { useMay } from '../../platform/ui/me.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { ShareBar } from '../../platform/ui/ShareBar.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import type { CampaignRow } from '../contract.ts';
import { words } from './messages.ts';

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
          of: ({ accepted, submitted, expected }) => (
            <ShareBar
              parts={[
                { count: accepted, tone: 'done' },
                { count: submitted - accepted, tone: 'info' },
              ]}
              whole={expected}
            />
          ),
        },
        { words: words.submitted, as: 'number', of: ({ submitted, expected }) => `${submitted}/${expected}` },
        { words: words.accepted, as: 'number', of: ({ accepted, expected }) => `${accepted}/${expected}` },
        {
          words: words.state,
          as: 'state',
          of: ({ approved }) =>
            approved ? (
              <Tag tone="done" icon="lock">
                {words.approved}
              </Tag>
            ) : (
              <Tag tone="info" icon="clock">
                {words.running}
              </Tag>
            ),
        },
        mayFollow
          ? {
              words: words.progress,
              as: 'deed',
              className: 'nowrap',
              of: ({ form, period, periodName }) => (
                <PageLink href={`/tien-do/${form}/${period}`} aria-label={words.progressOf(form, periodName)}>
                  {words.progress}
                </PageLink>
              ),
            }
          : null,
      ]}
    />
  );
};
