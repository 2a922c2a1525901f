import type { Field } from './compiled.ts';
import { parseInput, type WrittenIn } from './parse-input.ts';
import { type DayOrder, orderTold, readDay } from './read-day.ts';
import { type MarkStyle, readNumber } from './read-number.ts';

/** One text of a pasted block and the cell or list column that it falls on. */
export type BlockCell = { readonly field: Field; readonly text: string };

export type BlockStyle = {
  /** What the block tells of itself; what it does not tell is absent. */
  readonly written: WrittenIn;
  /** The first text that stays open because nothing in the block tells, or because it tells both. */
  readonly open: { readonly marks?: string; readonly days?: string };
};

const NUMERIC = new Set(['integer', 'decimal', 'percent']);

/** Styles that single texts tell, and the first text that has two meanings. */
type Told<V> = { readonly styles: ReadonlySet<V>; readonly open: string | undefined };

const gather = <V>(told: readonly { readonly style?: V | undefined; readonly open?: string }[]): Told<V> => ({
  styles: new Set(told.flatMap(({ style }) => (style === undefined ? [] : [style]))),
  open: told.find(({ open }) => open !== undefined)?.open,
});

/** A text is open only where its own cell leaves it so: `1.234` in a cell of whole numbers has one meaning. */
const marksTold = ({ field, text }: BlockCell): { style?: MarkStyle | undefined; open?: string } => {
  const reading = readNumber(text.replace(/\s?%$/, ''));
  if (reading.kind === 'open') return 'readings' in parseInput(field, text) ? { open: text } : {};
  return reading.kind === 'read' ? { style: reading.tells } : {};
};

const daysTold = (text: string): { style?: DayOrder | undefined; open?: string } => {
  const style = orderTold(text);
  return style || readDay(text) === undefined ? { style } : { open: text };
};

const only = <V>({ styles }: Told<V>): V | undefined => (styles.size === 1 ? [...styles][0] : undefined);

/**
 * Decides once for a whole pasted block how its numbers and days are written: a sheet has one style. Evidence are texts that fit one
 * style only (`0.25`, `1.234.567`, `2/15/2022`). A block without evidence, or with evidence for both, leaves its two-way texts open: they
 * are asked once and the answer holds for all. Days without evidence are Vietnamese, as the page writes them.
 */
export const readBlock = (cells: readonly BlockCell[]): BlockStyle => {
  const filled = cells.map(({ field, text }) => ({ field, text: text.trim() })).filter(({ text }) => text !== '');
  const marks = gather(filled.filter(({ field }) => NUMERIC.has(field.type)).map(marksTold));
  const days = gather(filled.filter(({ field }) => field.type === 'date').map(({ text }) => daysTold(text)));
  return {
    written: { marks: only(marks), days: only(days) },
    open: {
      ...(marks.open !== undefined && marks.styles.size !== 1 ? { marks: marks.open } : {}),
      ...(days.open !== undefined && days.styles.size > 1 ? { days: days.open } : {}),
    },
  };
};
