import { PageLink } from '../../platform/ui/address.tsx';
import { useMay } from '../../platform/ui/me.ts';
import { ShareBar } from '../../platform/ui/ShareBar.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import { formWords, words } from './messages.ts';

type CampaignLine = {
  readonly id: string;
  readonly title: string;
  readonly form: string;
  readonly formTitle: string;
  readonly period: string;
  readonly periodName: string;
  readonly expected: number;
  readonly submitted: number;
  readonly accepted: number;
  readonly late: number;
};

/** Where the open campaigns stand: what a leader looks at for two minutes. */
export const CampaignLines = ({ campaigns }: { readonly campaigns: readonly CampaignLine[] }) => {
  const mayFollow = useMay('progress.read');
  return (
    <section className="tasks" aria-labelledby="campaign-lines">
      <h2 id="campaign-lines">{words.campaigns}</h2>
      <ul className="sheet task-list">
        {campaigns.map((line) => (
          <li key={`${line.id}|${line.form}|${line.period}`} className="task">
            <div className="task-words">
              <h3>{formWords(line.form, line.formTitle)}</h3>
              <p className="small soft">{`${line.periodName} · ${line.title}`}</p>
            </div>
            <div className="campaign-share">
              <ShareBar
                parts={[
                  { count: line.accepted, tone: 'done' },
                  { count: line.submitted - line.accepted, tone: 'info' },
                ]}
                whole={line.expected}
              />
              <p className="small figures">{words.campaignLine(line.submitted, line.expected, line.accepted)}</p>
            </div>
            <div className="task-due">
              {line.late > 0 ? (
                <Tag tone="wrong" icon="alert">
                  {words.late(line.late)}
                </Tag>
              ) : (
                <Tag tone="done" icon="check">
                  {words.noneLate}
                </Tag>
              )}
            </div>
            <div className="task-button">
              {mayFollow ? (
                <PageLink
                  href={`/tien-do/${line.form}/${line.period}`}
                  aria-label={words.seeProgressOf(`${line.form} ${line.periodName}`)}
                >
                  {words.seeProgress}
                </PageLink>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};
