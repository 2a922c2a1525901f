import { formatDay, formatTime } from '../../platform/text/vietnamese.ts';
import { PageLink } from '../../platform/ui/address.tsx';
import { useMay } from '../../platform/ui/me.ts';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import { words } from './messages.ts';
import type { Progress } from './progress.ts';
import { progressLooks } from './progress-look.ts';
import type { StripUnit } from './Strip.tsx';

type ProgressAsideProps = { readonly progress: Progress; readonly picked: StripUnit | undefined };

const PickedUnit = ({ progress, unit }: { readonly progress: Progress; readonly unit: StripUnit }) => {
  const checks = useMay('review.decide');
  const reads = useMay('figures.read');
  const href = checks
    ? `/kiem-tra/${progress.form}/${progress.period}?phieu=${unit.submission}`
    : `/phieu/${unit.submission}`;
  return (
    <section className="sheet card" aria-live="polite">
      <p className="small soft">{words.lastPicked}</p>
      <h2>{unit.path}</h2>
      <StateBadge state={unit.state}>{progressLooks[unit.state].words}</StateBadge>
      <dl className="facts small">
        <dt>{words.typed}</dt>
        <dd className="figures">{words.cells(unit.filled, unit.required)}</dd>
        <dt>{words.due}</dt>
        <dd className="figures">{formatDay(unit.dueOn)}</dd>
        <dt>{words.remindedLast}</dt>
        <dd className="figures">
          {unit.remindedAt === null
            ? words.remindedNever
            : words.remindedBy(formatTime(unit.remindedAt), unit.remindedByMail)}
        </dd>
      </dl>
      {checks || reads ? <PageLink href={href}>{words.openSheet}</PageLink> : null}
    </section>
  );
};

/** Beside the strips: the unit one has just picked, the figures so far, what needs a look. */
export const ProgressAside = ({ progress, picked }: ProgressAsideProps) => (
  <aside className="progress-aside">
    {picked ? <PickedUnit progress={progress} unit={picked} /> : null}
    {progress.headline.map((card) => (
      <section key={card.label} className="sheet card">
        <p className="small soft">{card.label}</p>
        <p className="card-figure figures">{card.value}</p>
        <p className="small soft">{card.note}</p>
      </section>
    ))}
    {progress.attention.length > 0 ? (
      <section className="sheet card">
        <h2 className="small soft">{words.attention}</h2>
        <ul className="attention">
          {progress.attention.map((item) => (
            <li key={item.words}>
              <PageLink href={item.link}>
                <Tag tone={item.severity === 'error' ? 'wrong' : 'look'} icon="alert">
                  {item.words}
                </Tag>
              </PageLink>
            </li>
          ))}
        </ul>
      </section>
    ) : null}
    <p className="small soft">{words.updated}</p>
  </aside>
);
