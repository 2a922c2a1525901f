import { useAsk } from '../../platform/ui/query.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { coveredWords } from '../../totals/rules/coverage.ts';
import type { Question } from '../../totals/web/index.ts';
import { getIndicatorFigures, type IndicatorFigures } from '../contract.ts';
import { indicatorText } from '../rules/indicator-text.ts';
import { words } from './messages.ts';
import './indicators.css';

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
  return [...below, { key: 'total', name: words.whole, of: ({ total }) => total }];
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
    <section className="indicator-versions" aria-label={words.title}>
      <h2>{words.title}</h2>
      <RecordTable
        label={words.title}
        rows={linesOf(indicators)}
        keyOf={({ key }) => key}
        sheet
        columns={[
          { words: words.forUnit, as: 'name', of: ({ name }) => name },
          ...indicators.map((one) => ({
            words: one.title,
            as: 'number' as const,
            of: (line: Line) => <Cell one={one} counted={line.of(one)} />,
          })),
        ]}
      />
      <ul className="soft small">
        {indicators.map(({ code, title, words: said }) => (
          <li key={code}>{words.is(title, said)}</li>
        ))}
      </ul>
    </section>
  );
};
