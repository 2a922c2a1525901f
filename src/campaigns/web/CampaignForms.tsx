import { PageLink } from '../../platform/ui/address.tsx';
import { useMay } from '../../platform/ui/me.ts';
import { ScrollX } from '../../platform/ui/ScrollX.tsx';
import { ShareBar } from '../../platform/ui/ShareBar.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import type { CampaignRow } from '../contract.ts';
import { words } from './messages.ts';

/** The forms of a campaign and how far each has come. */
export const CampaignForms = ({ campaign }: { readonly campaign: Pick<CampaignRow, 'title' | 'forms'> }) => {
  const mayFollow = useMay('progress.read');
  return (
    <ScrollX label={`${words.share}: ${campaign.title}`}>
      <table className="data campaign-forms">
        <caption className="visually-hidden">{campaign.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.form}</th>
            <th scope="col">{words.period}</th>
            <th scope="col">{words.share}</th>
            <th scope="col" className="number">
              {words.submitted}
            </th>
            <th scope="col" className="number">
              {words.accepted}
            </th>
            <th scope="col">{words.state}</th>
            {mayFollow ? (
              <th scope="col">
                <span className="visually-hidden">{words.progress}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {campaign.forms.map((form) => (
            <tr key={`${form.form}|${form.period}`}>
              <th scope="row">{`${form.form} · ${form.title}`}</th>
              <td>{form.periodName}</td>
              <td className="campaign-bar">
                <ShareBar
                  parts={[
                    { count: form.accepted, tone: 'done' },
                    { count: form.submitted - form.accepted, tone: 'info' },
                  ]}
                  whole={form.expected}
                />
              </td>
              <td className="number">{`${form.submitted}/${form.expected}`}</td>
              <td className="number">{`${form.accepted}/${form.expected}`}</td>
              <td>
                {form.approved ? (
                  <Tag tone="done" icon="lock">
                    {words.approved}
                  </Tag>
                ) : (
                  <Tag tone="info" icon="clock">
                    {words.running}
                  </Tag>
                )}
              </td>
              {mayFollow ? (
                <td>
                  <PageLink
                    href={`/tien-do/${form.form}/${form.period}`}
                    aria-label={words.progressOf(form.form, form.periodName)}
                  >
                    {words.progress}
                  </PageLink>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
};
