import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { formatValue, shortNumber, vietnameseNumber } from '../../forms/rules/format.ts';
import { totalText } from '../../forms/rules/total-text.ts';
import { isZero, toText } from '../../platform/rules/rational.ts';
import { formatPercent } from '../../platform/text/vietnamese.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import type { BesideTotal } from '../contract/beside.ts';
import { type Compared, compareFigure, keyCells, movedMuch } from '../rules/key-totals.ts';
import { messages } from './messages.ts';

const words = messages.beside;

type KeyTotalsProps = {
  readonly form: CompiledForm;
  readonly totals: Readonly<Record<string, string | null>>;
  readonly ranges: Readonly<Record<string, readonly string[]>>;
  readonly beside: BesideTotal;
  readonly now: string;
};

/** The figures that a leader looks at first: now, a year ago, the change, and what the verifier counted itself. */
export const KeyTotals = ({ form, totals, ranges, beside: { previous, own }, now }: KeyTotalsProps) => {
  const before = previous?.totals ?? {};
  const rows = keyCells(form).map((cell) => compareFigure(cell, totals, before));
  return (
    <RecordTable
      label={words.keyTotals}
      rows={rows}
      keyOf={({ cell }) => cell.code}
      className="key-totals"
      columns={[
        { words: words.figure, as: 'name', of: ({ cell }) => nameOf(form, cell) },
        {
          words: now,
          as: 'number',
          of: ({ cell }) => <strong>{totalText(cell, totals[cell.code], ranges[cell.code])}</strong>,
        },
        previous
          ? {
              words: previous.periodName,
              as: 'number',
              of: ({ cell, before: then }) => (then === null ? '' : formatValue(cell, then)),
            }
          : null,
        previous ? { words: words.change, as: 'number', of: (row) => <Change row={row} /> } : null,
        ...own.map(({ office, form: code, cells }) => ({
          words: words.ownOf(office, code),
          as: 'number' as const,
          of: ({ cell }: Compared) => formatValue(cell, cells[cell.code] ?? ''),
        })),
      ]}
    />
  );
};

/** Rows of two sections may bear one name: then the section says which. */
const nameOf = (form: CompiledForm, { code, label, unit, section }: Compared['cell']): string => {
  const named = unit === '' ? label : `${label} (${unit})`;
  const repeated = keyCells(form).some((other) => other.code !== code && other.label === label);
  return repeated ? `${form.section(section)?.title ?? section}: ${named}` : named;
};

/** `+120 (+3,2 %)`; what moved by a tenth or more is marked, not by colour alone. */
const Change = ({ row }: { readonly row: Compared }) => {
  const { by, share } = row;
  if (by === null) return null;
  if (isZero(by)) return words.same;
  const sign = by.n > 0n ? '+' : '';
  const text = `${sign}${shortBy(toText(by), row)}${share === null ? '' : ` (${sign}${formatPercent(shortNumber(share, 1))})`}`;
  return movedMuch(row) ? (
    <span className="key-moved">
      {text} <span className="visually-hidden">{words.moved}</span>
    </span>
  ) : (
    text
  );
};

const shortBy = (text: string, { cell, by }: Compared): string =>
  text.includes('/') && by ? shortNumber(by, cell.decimals) : vietnameseNumber(text);
