import { compare, parseRational } from '../../platform/rules/rational.ts';

/** By which figure the units of each level stand, the greatest first (`-A01.TS`) or last (`A01.TS`); by name where none is chosen. */
export type Sort = { readonly code: string; readonly down: boolean };

export const sortOf = (text: string | null): Sort | undefined => {
  if (!text) return undefined;
  return text.startsWith('-') ? { code: text.slice(1), down: true } : { code: text, down: false };
};

/** The head pressed again: greatest first, least first, by name. */
export const nextSort = (sort: Sort | undefined, code: string): string | null => {
  if (sort?.code !== code) return `-${code}`;
  return sort.down ? code : null;
};

export const ariaOf = (sort: Sort | undefined, code: string): 'ascending' | 'descending' | 'none' => {
  if (sort?.code !== code) return 'none';
  return sort.down ? 'descending' : 'ascending';
};

type Row = { readonly cells: Readonly<Record<string, string | null>> };

/** Exactly by their values; who has no number stands last either way. */
export const sorted = <R extends Row>(rows: readonly R[], sort: Sort | undefined): readonly R[] => {
  if (!sort) return rows;
  const figureOf = ({ cells }: R) => parseRational(cells[sort.code] ?? '');
  return rows.toSorted((a, b) => {
    const [one, other] = [figureOf(a), figureOf(b)];
    if (!one || !other) return Number(!one) - Number(!other);
    return sort.down ? compare(other, one) : compare(one, other);
  });
};
