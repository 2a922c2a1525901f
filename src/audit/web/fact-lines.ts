import { formatDay } from '../../platform/text/vietnamese.ts';
import { words } from './messages.ts';
import type { Readers } from './readers.ts';

export type FactLine = readonly [label: string, value: string];

const SHOWN = 10;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const listed = (parts: readonly string[]): string =>
  parts.length > SHOWN
    ? `${parts.slice(0, SHOWN).join('; ')}; ${words.andMore(parts.length - SHOWN)}`
    : parts.join('; ');

const valueWords = (name: string, value: unknown, readers: Readers): string => {
  if (value === null || value === undefined || value === '') return '';
  // Ids of notices say nothing to a reader; how many there were does.
  if (name === 'notices' && Array.isArray(value)) return String(value.length);
  if (Array.isArray(value))
    return listed(value.map((one) => valueWords(name === 'units' ? 'unit' : name, one, readers)));
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, one]) => valueWords(key, one, readers))
      .filter((one) => one !== '')
      .join(' · ');
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  const text = String(value);
  if (name === 'period') return readers.period(text);
  if (name === 'unit') return readers.unit(text);
  return readers.trail.values[text] ?? (DAY.test(text) ? formatDay(text) : text);
};

/** What was recorded with a line, as labelled lines; what has no value is left out, what has no label keeps its name. */
export const factLines = (detail: Readonly<Record<string, unknown>>, readers: Readers): FactLine[] =>
  Object.entries(detail).flatMap(([name, value]) => {
    const text = valueWords(name, value, readers);
    return text === '' ? [] : [[readers.trail.facts[name] ?? name, text] as const];
  });
