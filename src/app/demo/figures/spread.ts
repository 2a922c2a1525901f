import { draw } from './random.ts';

/** One row of figures by column: `{ TS: 120, DTTS: 118, NU: 60, NU_DTTS: 59 }`. */
export type Spread<Column extends string = string> = Readonly<Record<Column, number>>;
export type Pair = Spread<'TS' | 'DTTS'>;
export type Quad = Spread<'TS' | 'DTTS' | 'NU' | 'NU_DTTS'>;

/**
 * A part of each figure. The same rising function is applied to every column, so that whatever held between columns
 * (minority ≤ total, women ≤ total) holds for the part too. `nudge` in [0, 1) decides how remainders fall.
 */
export function partOf<Column extends string>(whole: Spread<Column>, rate: number, nudge = 0): Spread<Column> {
  return mapSpread(whole, (value) => Math.min(value, Math.floor(value * rate + nudge)));
}

/** What is left after a part; rising like the part, since a part grows by at most what the whole does. */
export function without<Column extends string>(whole: Spread<Column>, part: Spread<Column>): Spread<Column> {
  return mapSpread(whole, (value, column) => value - part[column]);
}

/** Total and minority of so many things, by the minority's share. */
export function pairOf(total: number, minorityShare: number, ...key: (string | number)[]): Pair {
  return { TS: total, DTTS: Math.min(total, Math.floor(total * minorityShare + draw(...key, 'minority'))) };
}

/** The same by sex besides; a woman of a minority is counted in both, so the overlap has a least and a greatest. */
export function quadOf(total: number, minorityShare: number, womenShare: number, ...key: (string | number)[]): Quad {
  const { TS, DTTS } = pairOf(total, minorityShare, ...key);
  const NU = Math.min(TS, Math.floor(TS * womenShare + draw(...key, 'women')));
  const both = Math.round(DTTS * (TS === 0 ? 0 : NU / TS));
  return { TS, DTTS, NU, NU_DTTS: Math.max(0, DTTS + NU - TS, Math.min(both, DTTS, NU)) };
}

/** A quad told apart: nobody is in two of these. */
export type Classes = Spread<'minorityWomen' | 'minorityMen' | 'otherWomen' | 'otherMen'>;

export const classesOf = ({ TS, DTTS, NU, NU_DTTS }: Quad): Classes => ({
  minorityWomen: NU_DTTS,
  minorityMen: DTTS - NU_DTTS,
  otherWomen: NU - NU_DTTS,
  otherMen: TS - DTTS - NU + NU_DTTS,
});

export const quadOfClasses = ({ minorityWomen, minorityMen, otherWomen, otherMen }: Classes): Quad => ({
  TS: minorityWomen + minorityMen + otherWomen + otherMen,
  DTTS: minorityWomen + minorityMen,
  NU: minorityWomen + otherWomen,
  NU_DTTS: minorityWomen,
});

export function mapSpread<Column extends string>(
  spread: Spread<Column>,
  of: (value: number, column: Column) => number,
): Spread<Column> {
  const result: Record<Column, number> = { ...spread };
  for (const name in spread) result[name] = of(spread[name], name);
  return result;
}
