import { describe, expect, it } from 'vitest';
import { tokensIn, withToken } from './device-tokens.ts';

const token = (letter: string): string => letter.repeat(43);
const [a, b, c, d, e, f] = [token('a'), token('b'), token('c'), token('d'), token('e'), token('f')];

describe('ASVS 6.3.1 the tokens that a browser carries', () => {
  it.each([
    ['nothing', undefined, []],
    ['an empty cookie', '', []],
    ['one', a, [a]],
    ['several', `${a}.${b}`, [a, b]],
    ['what is no token', `x.${a}.${b}x.'; drop table.${c}`, [a, c]],
    ['more than are kept', [a, b, c, d, e, f].join('.'), [a, b, c, d, e]],
    ['a flood', 'a'.repeat(100_000), []],
  ])('reads %s', (_what, cookie, tokens) => {
    expect(tokensIn(cookie)).toEqual(tokens);
  });

  it.each([
    ['the first', undefined, a],
    ['a new one comes first', b, `${a}.${b}`],
    ['one that is there already moves to the front', `${b}.${a}`, `${a}.${b}`],
    ['the sixth pushes the oldest out', [b, c, d, e, f].join('.'), [a, b, c, d, e].join('.')],
  ])('keeps %s', (_what, cookie, next) => {
    expect(withToken(cookie, a)).toBe(next);
  });
});
