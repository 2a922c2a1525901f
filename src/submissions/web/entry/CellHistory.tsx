import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import type { Field } from '../../../forms/rules/compiled.ts';
import { formatValue } from '../../../forms/rules/format.ts';
import { learntRange, periodsLearntFrom, rangeWords } from '../../../forms/rules/learnt-range.ts';
import { isNumeric } from '../../../forms/rules/resolve-names.ts';
import type { Reply } from '../../../platform/contract/route.ts';
import { sentenceStart } from '../../../platform/text/sentence.ts';
import { formatTime } from '../../../platform/text/vietnamese.ts';
import { PageLink } from '../../../platform/ui/address.tsx';
import { LineChart } from '../../../platform/ui/LineChart.tsx';
import { useAsk } from '../../../platform/ui/query.ts';
import { stateWords } from '../../../platform/ui/StateBadge.tsx';
import { getCellHistory } from '../../contract.ts';
import { messages } from '../messages.ts';

type CellHistoryProps = {
  readonly submission: string;
  readonly cell: string;
  readonly field: Field;
  readonly name: string;
  /** Of the sheet that is being filled: its usual range is shown. */
  readonly period?: string;
  /** Typed here, and not yet with the server. */
  readonly unsent?: boolean;
};

/** As soon as what was typed is with the server, the history is asked for again: it would say that nothing has changed. */
const useAskedAgain = (ask: () => unknown, unsent: boolean): void => {
  const was = useRef(unsent);
  useEffect(() => {
    if (was.current && !unsent) void ask();
    was.current = unsent;
  }, [unsent, ask]);
};

/** Who changed this cell, and what it was in earlier periods. Asked only where one stays for a moment. */
export const CellHistory = ({ submission, cell, field, name, period, unsent = false }: CellHistoryProps) => {
  const [asked] = useDebouncedValue(cell, 250);
  const history = useAsk(
    getCellHistory,
    { params: { id: submission, cell: asked } },
    { staleTime: 30_000, keepPrevious: false },
  );
  useAskedAgain(history.refetch, unsent);
  if (history.error) return <p className="soft">{messages.panel.historyFailed}</p>;
  if (!history.data) return null;
  return (
    <>
      <PeriodLine field={field} name={name} periods={history.data.periods} />
      {period ? <UsualRange field={field} period={period} periods={history.data.periods} /> : null}
      <h3>{messages.panel.history}</h3>
      {unsent ? <p className="soft">{messages.panel.justTyped}</p> : null}
      {history.data.changes.length === 0 && !unsent ? <p className="soft">{messages.panel.noHistory}</p> : null}
      <ul>
        {history.data.changes.slice(0, 30).map((change) => (
          <li key={`${change.at}${change.after}`}>
            <span className="figures">
              {messages.panel.change(shown(field, change.before), shown(field, change.after))}
            </span>
            <br />
            <span className="soft">
              {formatTime(change.at)} · {messages.panel.changer(change.custodian, change.by)} ·{' '}
              {change.correction ? (
                <PageLink href={`/dieu-chinh/${change.correction.id}`}>
                  {messages.panel.byLetter(change.correction.letter, change.correction.day)}
                </PageLink>
              ) : (
                (messages.panel.sources[change.source] ?? change.source)
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};

const shown = (field: Field, value: string | null): string =>
  value === null || value === '' ? messages.panel.blank : formatValue(field, value);

type PeriodLineProps = {
  readonly field: Field;
  readonly name: string;
  readonly periods: Reply<typeof getCellHistory>['periods'];
};

const PeriodLine = ({ field, name, periods }: PeriodLineProps) => {
  const points = [...periods]
    .sort((a, b) => a.period.localeCompare(b.period))
    .flatMap(({ periodName, value }) =>
      value === null || Number.isNaN(Number(value))
        ? []
        : [{ label: shortPeriod(periodName), value: Number(value), text: formatValue(field, value) }],
    );
  if (periods.length === 0) return null;
  return (
    <>
      <h3>{messages.panel.periods}</h3>
      {points.length > 1 ? (
        <LineChart
          name={messages.panel.chart(name, points.map((point) => `${point.label}: ${point.text}`).join('; '))}
          points={points}
        />
      ) : null}
      <ul>
        {[...periods]
          .sort((a, b) => b.period.localeCompare(a.period))
          .slice(0, 8)
          .map((period) => (
            <li key={period.period}>
              {period.periodName}:{' '}
              <span className="figures">{period.asked ? shown(field, period.value) : messages.panel.notAsked}</span>,{' '}
              <span className="soft">{stateWords(period.state).toLowerCase()}</span>
            </li>
          ))}
      </ul>
    </>
  );
};

/** Where the figure usually stands, by the unit's own earlier periods; nothing below four. */
const UsualRange = ({
  field,
  period,
  periods,
}: Pick<PeriodLineProps, 'field' | 'periods'> & { readonly period: string }) => {
  if (!isNumeric(field.type)) return null;
  const values = new Map(periods.map((one) => [one.period, one.asked ? one.value : null]));
  const range = learntRange(
    periodsLearntFrom(period).map((id) => values.get(id)),
    field,
  );
  return range ? <p className="soft">{sentenceStart(rangeWords(range, field.decimals))}.</p> : null;
};

const shortPeriod = (name: string): string => name.replace(/^Năm (?=\d{4}$)/, '');
