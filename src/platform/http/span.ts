import type { Span } from '../call/file-answer.ts';

const ONE = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i;

/**
 * The part that a `Range` header names of so many bytes (RFC 9110, 14.1.2), or that it lies outside. Undefined where the header is to be
 * ignored: several parts at once, another unit, an end before the beginning. (The package range-parser refuses the last 999 of 20 bytes,
 * which are all 20.)
 */
export const spanIn = (range: string, size: number): Span | 'outside' | undefined => {
  const [, first = '', last = ''] = ONE.exec(range) ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'outside' : { from: size - length, to: size - 1 };
  }
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < from) return undefined;
  return from >= size ? 'outside' : { from, to };
};
