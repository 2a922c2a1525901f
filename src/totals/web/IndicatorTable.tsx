import { getIndicatorFigures, type IndicatorFigures } from '../../indicators/contract.ts';
import { indicatorText } from '../../indicators/rules/indicator-text.ts';
import { useAsk } from '../../platform/ui/query.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { coveredWords } from '../rules/coverage.ts';
import { messages } from './messages.ts';
import type { Question } from './question.ts';

type Counted = IndicatorFigures['total'];
type Line = {
  readonly key: string;
  readonly name: string;
  readonly of: (one: IndicatorFigures) => Counted | undefined;
};

/** The units below, and the unit itself last. */
const linesOf = (indicators: readonly IndicatorFigures[]): Line[] => {
  const units = indicators[0]?.rows.map(({ unit }) => unit) ?? [];
  const below = units.map(({ id, name }): Line => {
    return { key: String(id), name, of: ({ rows }) => rows.find(({ unit }) => unit.id === id) };
  });
  return [...below, { key: 'total', name: messages.indicatorTotal, of: ({ total }) => total }];
};

/** The figure with the coverage of its worst operand; else why there is none. */
const Cell = ({ one, counted }: { readonly one: IndicatorFigures; readonly counted: Counted | undefined }) => {
  if (!counted) return null;
  if (counted.value === null) return <span className="soft small">{counted.why}</span>;
  return (
    <>
      <span className="figures">{indicatorText(counted, one)}</span>
      {counted.coverage ? <span className="second">{coveredWords(counted.coverage)}</span> : null}
    </>
  );
};

/** What calculated indicators that read the form come to, beside its total: reckoned after adding up, by unit. */
export const IndicatorTable = ({ question }: { readonly question: Question }) => {
  const figures = useAsk(getIndicatorFigures, { query: question }, { keepPrevious: true });
  const indicators = figures.data?.indicators ?? [];
  if (indicators.length === 0) return null;
  return (
    <section className="totals-indicators" aria-label={messages.indicators}>
      <h2>{messages.indicators}</h2>
      <RecordTable
        label={messages.indicators}
        rows={linesOf(indicators)}
        keyOf={({ key }) => key}
        sheet
        columns={[
          { words: messages.unit, as: 'name', of: ({ name }) => name },
          ...indicators.map((one) => ({
            words: one.title,
            as: 'number' as const,
            of: (line: Line) => <Cell one={one} counted={line.of(one)} />,
          })),
        ]}
      />
      <ul className="soft small">
        {indicators.map(({ code, title, words }) => (
          <li key={code}>{messages.indicatorIs(title, words)}</li>
        ))}
      </ul>
    </section>
  );
};
