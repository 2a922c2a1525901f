import type { ReactNode } from 'react';
import { groupSentence, groupShort } from '../../classifications/rules/group-words.ts';
import { useForm } from '../../forms/web/index.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { ErrorPanel } from '../../platform/ui/ErrorPanel.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { Loading } from '../../platform/ui/Loading.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { getTotal } from '../contract.ts';
import { isComparable, partialNote } from '../rules/coverage.ts';
import { knownAtWords } from '../rules/known-at.ts';
import { Bars } from './Bars.tsx';
import { CoverageWords } from './CoverageWords.tsx';
import { FurtherFigures } from './FurtherFigures.tsx';
import { messages } from './messages.ts';
import { OriginPanel } from './OriginPanel.tsx';
import { QuestionBar } from './QuestionBar.tsx';
import { type Asked, chosenCells, type Question, useQuestion } from './question.ts';
import { partialSaid, type Total } from './total.ts';
import { UnitTable } from './UnitTable.tsx';
import { WholeForm } from './WholeForm.tsx';
import './totals.css';

/** What a later noun has to say of the same question, below the table. */
type Beside = { readonly beside?: ((question: Question) => ReactNode) | undefined };

/** `/tong-hop?form&period&unit&cells&state`: figures added up the tree, each open down to where it comes from. */
export const TotalsScreen = ({ beside }: Beside) => {
  const asked = useQuestion();
  if (asked.error) return <ErrorPanel error={asked.error} />;
  if (asked.waiting) return <Loading />;
  if (!asked.question)
    return (
      <>
        <PageHeader title={messages.title} />
        <EmptyState title={messages.nothing}>{messages.nothingHint}</EmptyState>
      </>
    );
  return <Totals asked={asked} question={asked.question} beside={beside} />;
};

type TotalsProps = Beside & { readonly asked: Asked; readonly question: Question };

const Totals = ({ asked, question, beside }: TotalsProps) => {
  const total = useAsk(getTotal, { query: question }, { keepPrevious: true });
  const search = useSearch();
  const found = total.data;
  return (
    <>
      <PageHeader
        title={found ? `${found.form} · ${found.formTitle}` : messages.title}
        subtitle={
          found ? (
            <>
              {sentenceStart(found.unit.name)} · {found.periodName} · <CoverageWords coverage={found.coverage} />
              {found.group === null ? null : (
                <strong title={groupSentence(found.group)}> · {groupShort(found.group)}</strong>
              )}
              {found.knownAt === null ? null : <strong> · {knownAtWords(found.knownAt)}</strong>}
            </>
          ) : null
        }
        actions={
          <PageLink className="totals-print" href={`/bao-cao?${search}`}>
            <Icon name="print" /> {messages.print}
          </PageLink>
        }
      />
      <Answer of={total}>{(data) => <Asking asked={asked} question={question} total={data} beside={beside} />}</Answer>
    </>
  );
};

type AskingProps = TotalsProps & { readonly total: Total };

const Asking = ({ asked, question, total, beside }: AskingProps) => {
  const form = useForm(total.form, total.version);
  const search = useSearch();
  const whole = search.get('xem') === 'phieu';
  const comparable = isComparable(total.coverage, total.previousCoverage);
  const compared = search.get('so') !== 'khong' && total.previousPeriodName !== null;
  return (
    <Answer of={form}>
      {(compiled) => {
        const cells = chosenCells(compiled, search.get('cells'));
        return (
          <>
            <QuestionBar
              asked={asked}
              question={question}
              form={compiled}
              cells={cells}
              whole={whole}
              previousName={total.previousPeriodName}
              compared={compared}
            />
            <div className="totals">
              <div style={{ minWidth: 0 }}>
                {whole ? (
                  <WholeForm form={compiled} total={total} compared={compared && comparable} />
                ) : (
                  <UnitTable question={question} total={total} cells={cells} compared={compared} />
                )}
                {beside ? beside(question) : null}
                <FurtherFigures total={total} />
                <p className="soft small totals-note">
                  {total.group === null ? '' : `${groupSentence(total.group)} `}
                  {partialSaid(total, cells, whole) ? `${partialNote(total.coverage)} ` : ''}
                  {messages.ratio} {compared && !comparable ? messages.incomplete : ''}
                </p>
              </div>
              <OriginPanel
                question={question}
                form={compiled}
                otherwise={whole || !cells[0] ? null : <Bars question={question} cell={cells[0]} />}
              />
            </div>
          </>
        );
      }}
    </Answer>
  );
};
