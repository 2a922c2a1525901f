import type { Cell } from '../../forms/rules/compiled.ts';
import { useAsk } from '../../platform/ui/query.ts';
import { getTotalTable } from '../contract.ts';
import { figureText, roughly } from './figures.ts';
import { messages } from './messages.ts';
import type { Question } from './question.ts';

const MOST = 30;

/** The first indicator by unit, the largest first. The table beside it holds the same figures. */
export const Bars = ({ question, cell }: { readonly question: Question; readonly cell: Cell }) => {
  const table = useAsk(getTotalTable, { query: { ...question, cells: cell.code } }, { keepPrevious: true });
  const bars = (table.data?.rows ?? [])
    .flatMap(({ unit, cells }) => {
      const size = roughly(cells[cell.code]);
      return size === undefined ? [] : [{ unit, size, text: figureText(cell, cells[cell.code]) }];
    })
    .sort((a, b) => b.size - a.size)
    .slice(0, MOST);
  const largest = Math.max(1e-9, ...bars.map(({ size }) => Math.abs(size)));
  if (bars.length < 2) return null;
  return (
    <>
      <h2>{messages.bars(cell.label)}</h2>
      <ul className="totals-bars">
        {bars.map(({ unit, size, text }) => (
          <li key={unit.id}>
            <span>{unit.name}</span>
            <span className="totals-bar-track" aria-hidden="true">
              <span style={{ width: `${(Math.abs(size) / largest) * 100}%` }} />
            </span>
            <span className="figures">{text}</span>
          </li>
        ))}
      </ul>
    </>
  );
};
