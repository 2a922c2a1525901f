/**
 * Chance that repeats: every draw is a pure function of its key, so that one figure never depends on which others were
 * asked for before. No seed but this one.
 */
const SEED = 0x09_2022;

/** A number in [0, 1) for a key such as `DT03`, `01495`, `A01`. */
export function draw(...key: readonly (string | number)[]): number {
  return mulberry32(hash(key.join('|')) ^ SEED);
}

/** A number in [low, high) for a key. */
export function drawBetween(low: number, high: number, ...key: readonly (string | number)[]): number {
  return low + (high - low) * draw(...key);
}

/** A whole number around `expected` whose mean over many keys is `expected`: for events too few for a rate. */
export function drawCount(expected: number, ...key: readonly (string | number)[]): number {
  const spread = expected < 1 ? expected : expected * drawBetween(0.6, 1.4, ...key, 'spread');
  return Math.floor(spread + draw(...key));
}

/** One of a list for a key. */
export function drawOne<T>(list: readonly [T, ...T[]], ...key: readonly (string | number)[]): T {
  return list[Math.floor(draw(...key) * list.length)] ?? list[0];
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

/** One step of mulberry32 (Tommy Ettinger, public domain). */
function mulberry32(seed: number): number {
  let value = (seed + 0x6d2b79f5) | 0;
  value = Math.imul(value ^ (value >>> 15), value | 1);
  value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
  return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
}
