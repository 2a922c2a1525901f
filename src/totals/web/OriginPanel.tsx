import type { ReactNode } from 'react';
import type { Cell, CompiledForm } from '../../forms/rules/compiled.ts';
import { totalText } from '../../forms/rules/total-text.ts';
import type { Reply } from '../../platform/contract/route.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { useMay } from '../../platform/ui/me.ts';
import { useAsk } from '../../platform/ui/query.ts';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import { FigureHistory } from '../../submissions/web/index.ts';
import { getOrigin } from '../contract.ts';
import { messages } from './messages.ts';
import type { Question } from './question.ts';

type OriginPanelProps = { readonly question: Question; readonly form: CompiledForm; readonly otherwise: ReactNode };
type Source = { readonly unit: number; readonly cell: string };

const readSource = (text: string | null): Source | undefined => {
  const [unit = '', ...cell] = (text ?? '').split('.');
  return Number(unit) > 0 && cell.length > 0 ? { unit: Number(unit), cell: cell.join('.') } : undefined;
};

/** Where the figure that was clicked comes from (R30): its formula and parts, and the submissions that it was added from. */
export const OriginPanel = ({ question, form, otherwise }: OriginPanelProps) => {
  const source = readSource(useSearch().get('nguon'));
  if (!source) return <aside className="totals-side">{otherwise}</aside>;
  return <Origin question={question} form={form} source={source} />;
};

/** To a discrepancy about this figure. */
const caseAddress = ({ form, period }: Question, { unit, cell }: Source): string =>
  `/chenh-lech/o-tong-hop?${new URLSearchParams({ form, period, unit: `${unit}`, o: cell })}`;

const Origin = ({ question, form, source }: Omit<OriginPanelProps, 'otherwise'> & { readonly source: Source }) => {
  const setSearch = useSetSearch();
  const mayOpen = useMay('corrections.ask');
  const origin = useAsk(getOrigin, { query: { ...question, unit: source.unit, cell: source.cell } });
  return (
    <aside className="totals-side" aria-label={messages.origin.title}>
      <div className="totals-side-head">
        <h2>{messages.origin.title}</h2>
        <button
          type="button"
          className="totals-open"
          aria-label={messages.origin.close}
          onClick={() => setSearch({ nguon: null })}
        >
          <Icon name="cross" />
        </button>
      </div>
      <Answer of={origin}>
        {(found) => (
          <>
            <Found found={found} form={form} onPart={(cell) => setSearch({ nguon: `${source.unit}.${cell}` })} />
            {mayOpen && found.value !== null && question.knownAt === undefined ? (
              <p>
                <PageLink href={caseAddress(question, source)}>{messages.origin.openCase}</PageLink>
              </p>
            ) : null}
          </>
        )}
      </Answer>
    </aside>
  );
};

type FoundProps = {
  readonly found: Reply<typeof getOrigin>;
  readonly form: CompiledForm;
  readonly onPart: (cell: string) => void;
};

type TextOf = (code: string, value: string | null, range?: readonly string[] | null) => string;

const Found = ({ found, form, onPart }: FoundProps) => {
  const text: TextOf = (code, value, range = null) => {
    const cell = form.cell(code);
    return cell ? totalText(cell, value, range ?? undefined) : (value ?? '');
  };
  return (
    <>
      <p>
        {found.cell} {found.label}
        <br />
        <strong className="figures">{text(found.cell, found.value, found.range) || messages.blank}</strong>
      </p>
      <p className="soft">{found.formula ? messages.origin.formula(found.formula) : messages.origin.added}</p>
      {found.parts.length > 0 ? (
        <>
          <h3>{messages.origin.parts}</h3>
          <ul className="totals-parts">
            {found.parts.map((part) => (
              <li key={part.cell}>
                <button type="button" className="totals-figure" onClick={() => onPart(part.cell)}>
                  {part.cell} {part.label}
                </button>
                <span className="figures">{text(part.cell, part.value, part.range) || messages.blank}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Members found={found} field={form.cell(found.cell)} text={text} />
    </>
  );
};

type MembersProps = Pick<FoundProps, 'found'> & { readonly field: Cell | undefined; readonly text: TextOf };

/** The submissions that the figure was added from, each with its own history. */
const Members = ({ found: { cell, members }, field, text }: MembersProps) => (
  <>
    <h3>{members.length === 0 ? messages.origin.noMembers : messages.origin.members(members.length)}</h3>
    <ul className="totals-members">
      {members.map((member) => (
        <li key={member.submission}>
          <span>
            <PageLink href={`/phieu/${member.submission}`}>{sentenceStart(member.unit.path)}</PageLink>
            <span className="soft small">
              {' '}
              {member.periodName}, {messages.origin.revision(member.revision)}
            </span>
          </span>
          <span className="figures">{member.asked ? text(cell, member.value) : messages.notAsked}</span>
          <StateBadge state={member.state} />
          {field?.input ? (
            <FigureHistory
              submission={member.submission}
              cell={cell}
              field={field}
              name={`${cell}, ${member.unit.name}`}
            />
          ) : null}
        </li>
      ))}
    </ul>
  </>
);
