import { listCorrections } from '../../corrections/contract.ts';
import { downloadAttachment } from '../../documents/contract.ts';
import type { Reply } from '../../platform/contract/route.ts';
import { absolute, parseRational, subtract, toText } from '../../platform/rules/rational.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { formatNumber, formatTime } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink } from '../../platform/ui/address.tsx';
import { download } from '../../platform/ui/call.ts';
import { DueBadge } from '../../platform/ui/DueBadge.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import { type CaseRow, getCase } from '../contract.ts';
import { Assigning } from './Assigning.tsx';
import { Conclusion, Judging } from './CaseWork.tsx';
import { Writing } from './CaseWriting.tsx';
import { words } from './messages.ts';
import './discrepancies.css';

/** `/chenh-lech/$id`: the two figures large side by side, what was said, and the next word of whoever reads it. */
export const CasePage = ({ id }: { readonly id: string }) => {
  const found = useAsk(getCase, { params: { id } }, { staleTime: 0 });
  return (
    <Answer of={found} titleOfError={words.title}>
      {(shown) => <Case shown={shown} />}
    </Answer>
  );
};

type Shown = Reply<typeof getCase>;

const Case = ({ shown: { discrepancy, notes, owners } }: { readonly shown: Shown }) => {
  const { title, unit, periodName, number, owner, dueOn, state, agreedAt, actions } = discrepancy;
  return (
    <>
      <PageHeader
        above={<PageLink href="/chenh-lech">{words.title}</PageLink>}
        title={`${title}, ${words.about(sentenceStart(unit.name), periodName)}`}
        subtitle={
          <span className="case-line">
            {words.held(number, owner.name)} <StateBadge state={state} />
            {state === 'open' ? <DueBadge dueOn={dueOn} /> : null}
          </span>
        }
      />
      <div className="case">
        <div className="case-main">
          <Figures discrepancy={discrepancy} />
          {agreedAt ? (
            <p className="case-agrees" role="status">
              <Icon name="check" /> {words.agrees(agreedAt)}
            </p>
          ) : null}
          <Ways discrepancy={discrepancy} />
          {actions.includes('answer') ? <Conclusion discrepancy={discrepancy} /> : null}
          <Concluded discrepancy={discrepancy} />
          {actions.includes('accept') ? <Judging discrepancy={discrepancy} /> : null}
          {state === 'open' && !actions.includes('answer') ? (
            <p className="soft">{words.waits(owner.name, dueOn)}</p>
          ) : null}
        </div>
        <aside className="sheet case-part">
          <h2>{words.thread}</h2>
          <Thread notes={notes} />
          {owners.length > 0 ? <Assigning discrepancy={discrepancy} owners={owners} /> : null}
          {actions.includes('note') ? <Writing discrepancy={discrepancy} /> : null}
        </aside>
      </div>
    </>
  );
};

type CaseProps = { readonly discrepancy: CaseRow };

const gapOf = ({ first, second }: CaseRow): string | undefined => {
  const [a, b] = [parseRational(first.value ?? ''), parseRational(second.value ?? '')];
  if (!a || !b) return undefined;
  const gap = toText(absolute(subtract(a, b)));
  return gap === '0' ? '' : formatNumber(gap);
};

const Figures = ({ discrepancy }: CaseProps) => {
  const { first, second } = discrepancy;
  const gap = gapOf(discrepancy);
  return (
    <section className="sheet case-figures">
      <div>
        <p className="soft">{words.source(first.source)}</p>
        <p className="case-figure">{words.figure(first.value)}</p>
      </div>
      <div className="case-gap">
        {gap === undefined ? null : (
          <Tag tone={gap === '' ? 'done' : 'look'} icon={gap === '' ? 'check' : 'alert'}>
            {gap === '' ? words.same : words.apart(gap)}
          </Tag>
        )}
      </div>
      <div>
        <p className="soft">{words.source(second.source)}</p>
        <p className="case-figure">{words.figure(second.value)}</p>
      </div>
    </section>
  );
};

/** To the sheet, and to a correction of the cell, in one click. */
const Ways = ({ discrepancy }: CaseProps) => {
  const { submission, cell, state, form, period, unit } = discrepancy;
  const total = `/tong-hop?form=${form}&period=${encodeURIComponent(period)}&unit=${unit.id}&nguon=${unit.id}.${cell}`;
  return (
    <>
      <p className="case-ways no-print">
        {submission === null ? (
          <PageLink href={total}>{words.openTotal}</PageLink>
        ) : (
          <PageLink href={`/phieu/${submission}`}>{words.openSheet}</PageLink>
        )}
        {submission !== null && state === 'open' ? (
          <PageLink href={`/dieu-chinh/moi/${submission}?o=${encodeURIComponent(cell)}`}>{words.toCorrection}</PageLink>
        ) : null}
      </p>
      {submission === null ? null : <Corrections submission={submission} />}
    </>
  );
};

/** What was asked about the sheet, each one click away; its page leads back. */
const Corrections = ({ submission }: { readonly submission: string }) => {
  const asked = useAsk(listCorrections, { query: { submission, limit: 10 } });
  const corrections = asked.data?.corrections ?? [];
  return corrections.length === 0 ? null : (
    <section className="sheet case-part">
      <h2>{words.corrections}</h2>
      <ul className="case-notes">
        {corrections.map((one) => (
          <li key={one.id}>
            <PageLink href={`/dieu-chinh/${one.id}`}>{words.correctionAt(one.askedAt)}</PageLink>{' '}
            <StateBadge state={one.state} />
            <span className="case-text soft small"> {one.reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Concluded = ({ discrepancy: { outcome, cause, explanation } }: CaseProps) =>
  outcome === null || cause === null ? null : (
    <section className="sheet case-part">
      <h2>{words.conclude}</h2>
      <p>
        {words.outcomes[outcome]} · {words.cause}: {words.causes[cause]}
      </p>
      <p className="case-text">{explanation}</p>
    </section>
  );

const Thread = ({ notes }: Pick<Shown, 'notes'>) => (
  <ol className="case-notes">
    {notes.map(({ id, kind, body, by, unit, at, files }) => (
      <li key={id}>
        <p>
          <strong>{unit ? `${unit} · ${by ?? ''}` : words.byRule}</strong>{' '}
          <span className="soft small">
            {words.kinds[kind]} {formatTime(at)}
          </span>
        </p>
        <p className="case-text">{unit ? body : figuresIn(body)}</p>
        {files.map((file) => (
          <p key={file.id}>
            <button
              type="button"
              className="case-link"
              onClick={() => void download(downloadAttachment, { params: { id: file.id } })}
            >
              {file.name}
            </button>
          </p>
        ))}
      </li>
    ))}
  </ol>
);

/** A rule notes the two figures as they are then. */
const figuresIn = (body: string | null): string => {
  const [first, second] = (body ?? '').split(' ');
  return first && second ? words.pair(formatNumber(first), formatNumber(second)) : (body ?? '');
};
