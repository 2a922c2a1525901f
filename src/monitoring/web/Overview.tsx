import type { Reply } from '../../platform/contract/route.ts';
import { insideSentence, sentenceStart } from '../../platform/text/sentence.ts';
import { daysLeft } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink } from '../../platform/ui/address.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { ShareBar } from '../../platform/ui/ShareBar.tsx';
import { getOverview, type getWorkList } from '../contract.ts';
import { words } from './messages.ts';
import { progressLooks } from './progress-look.ts';
import './Overview.css';
import './Square.css';

type Found = Reply<typeof getOverview>;
type CampaignLine = Reply<typeof getWorkList>['campaigns'][number];

/** What a leader looks at: four figures with their change, how each district stands, who is late, each form that is being collected. */
export const Overview = ({ campaigns }: { readonly campaigns: readonly CampaignLine[] }) => {
  const overview = useAsk(getOverview, {}, { every: 60_000 });
  return (
    <Answer of={overview} lines={8}>
      {(found) => (
        <div className="overview">
          {found.figures.length > 0 ? <Figures figures={found.figures} /> : null}
          {found.districts.length > 0 ? <Districts districts={found.districts} /> : null}
          {found.districts.length > 0 ? <Late found={found} /> : null}
          {campaigns.length > 0 ? <Forms campaigns={campaigns} /> : null}
        </div>
      )}
    </Answer>
  );
};

const Figures = ({ figures }: Pick<Found, 'figures'>) => (
  <section className="overview-figures" aria-label={words.figures}>
    {figures.map((figure) => (
      <article key={`${figure.form} ${figure.cell}`} className="sheet overview-figure">
        <h2 className="small soft">
          {figure.label}
          {figure.unit === '' || figure.unit === '%' ? null : ` (${figure.unit})`}
        </h2>
        <p className="overview-line">
          <PageLink
            className="overview-value figures"
            href={`/tong-hop?form=${figure.form}&period=${figure.period}&cells=${figure.cell}`}
            aria-label={words.figureFrom(figure.label, shownOf(figure) || words.noFigure)}
          >
            {shownOf(figure) || '…'}
          </PageLink>
          <span className="small soft figures nowrap" title={figure.coverage}>
            {insideSentence(figure.periodName)}
            {figure.whole ? null : ` · ${figure.coverage.replace(' đơn vị', '')}`}
          </span>
        </p>
        <p className="small">{changeOf(figure)}</p>
      </article>
    ))}
  </section>
);

const shownOf = ({ value, unit }: Found['figures'][number]): string =>
  unit === '%' && value !== '' ? `${value} %` : value;

/** The change, or why there is none. */
const changeOf = ({ change, previousName, previousValue, unit }: Found['figures'][number]): string => {
  if (previousName === null || previousValue === null) return words.noYearBefore;
  if (change !== null) return words.changedSince(change, previousName);
  return words.notComparable(previousName, unit === '%' ? `${previousValue} %` : previousValue);
};

const Districts = ({ districts }: Pick<Found, 'districts'>) => (
  <section className="overview-districts" aria-labelledby="overview-districts">
    <h2 id="overview-districts">{words.districts}</h2>
    <ul className="overview-tiles">
      {districts.map((district) => {
        const { icon } = progressLooks[district.state];
        return (
          <li key={district.id} className="sheet">
            <PageLink href={`/tien-do?huyen=${district.id}`} className="overview-tile">
              <span className="overview-line">
                <span className="overview-name" title={district.name}>
                  {district.name.replace(/^Huyện /, '')}
                </span>
                <span className="small soft figures" title={words.sentOf(district.sent, district.expected)}>
                  {`${district.sent}/${district.expected}`}
                  <span className="visually-hidden"> {words.sentWord}</span>
                </span>
              </span>
              <span className="overview-state small">
                <span className="square" data-state={district.state}>
                  {icon ? <Icon name={icon} size={12} /> : null}
                </span>
                {district.words}
              </span>
              <ShareBar
                parts={[
                  { count: district.accepted, tone: 'done' },
                  { count: district.sent - district.accepted, tone: 'info' },
                ]}
                whole={district.expected}
              />
            </PageLink>
          </li>
        );
      })}
    </ul>
  </section>
);

const Late = ({ found: { today, late, lateMore } }: { readonly found: Found }) => (
  <section className="overview-late" aria-labelledby="overview-late">
    <h2 id="overview-late">{words.whoIsLate}</h2>
    {late.length === 0 ? (
      <p className="soft">{words.noneLate}</p>
    ) : (
      <ul className="sheet">
        {late.map((unit) => (
          <li key={unit.path}>
            <PageLink href={`/tien-do?huyen=${unit.district}`}>{sentenceStart(unit.path)}</PageLink>
            <span className="small soft">
              {[
                unit.forms.length > 2 ? words.forms(unit.forms.length) : unit.forms.join(', '),
                daysLeft(today, unit.since),
                unit.remindedAt === null ? words.remindedNever.toLowerCase() : words.remindedShort(unit.remindedAt),
              ].join(' · ')}
            </span>
          </li>
        ))}
        {lateMore > 0 ? (
          <li>
            <PageLink href="/tien-do">{words.andMore(lateMore)}</PageLink>
          </li>
        ) : null}
      </ul>
    )}
  </section>
);

/** Two rows of them at 1366 px; the nearest due come first. */
const FORMS_SHOWN = 7;

const Forms = ({ campaigns }: { readonly campaigns: readonly CampaignLine[] }) => (
  <section className="overview-forms" aria-labelledby="overview-forms">
    <h2 id="overview-forms">{words.campaigns}</h2>
    <ul className="overview-chips">
      {campaigns.slice(0, FORMS_SHOWN).map((line) => (
        <li key={`${line.id} ${line.form} ${line.period}`}>
          <PageLink
            className="overview-chip"
            href={`/tien-do/${line.form}/${encodeURIComponent(line.period)}`}
            title={line.formTitle}
          >
            <span className="visually-hidden">{words.seeProgress}</span>
            <strong>{line.form}</strong> <span className="soft">{line.periodName}</span>{' '}
            <span className="figures">
              {`${line.submitted}/${line.expected}`} <span className="visually-hidden">{words.sentWord}</span>
            </span>{' '}
            {line.late > 0 ? (
              <span className="wrong">
                <Icon name="alert" size={12} /> {words.late(line.late)}
              </span>
            ) : null}
          </PageLink>
        </li>
      ))}
      {campaigns.length > FORMS_SHOWN ? (
        <li>
          <PageLink className="overview-chip" href="/dot-thu-thap">
            {words.moreForms(campaigns.length - FORMS_SHOWN)}
          </PageLink>
        </li>
      ) : null}
    </ul>
  </section>
);
