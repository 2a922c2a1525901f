import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apartBecause, greatestMoves, type Move, type TogetherFacts, usualThreshold } from './together.ts';

const move = (before: string | null, now: string | null): Move => ({ cell: 'A.X', name: 'Số hộ', before, now });
const plain: TogetherFacts = {
  own: false,
  explanations: 0,
  revision: 1,
  words: false,
  compared: true,
  greatest: [],
};
const why = (facts: Partial<TogetherFacts>, threshold = usualThreshold) =>
  apartBecause({ ...plain, ...facts }, threshold)?.why;
const whyOf = (before: string | null, now: string | null, threshold = usualThreshold) =>
  why({ greatest: greatestMoves([move(before, now)]) }, threshold);

describe('R20 which sheets are accepted together', () => {
  it.each<readonly [string, Partial<TogetherFacts>, string | undefined]>([
    ['nothing to look at', {}, undefined],
    ['own figures', { own: true }, 'own'],
    ['a kept warning', { explanations: 1 }, 'explanations'],
    ['sent again after a return', { revision: 2 }, 'sent-again'],
    ['lists or answers in words', { words: true }, 'words'],
    ['no period before', { compared: false }, 'nothing-before'],
    ['own figures before all else', { own: true, explanations: 3, revision: 2 }, 'own'],
  ])('R20 %s', (_, facts, expected) => expect(why(facts)).toBe(expected));

  it.each([
    ['100', '110', undefined],
    ['100', '111', 'changed'],
    ['100', '89', 'changed'],
    ['40', '45', undefined],
    ['40', '46', 'changed'],
    ['17', '19', undefined],
    ['0', '5', undefined],
    ['0', '6', 'changed'],
    [null, '6', 'changed'],
    ['6', null, 'changed'],
    ['-', '6', 'changed'],
    ['6', '-', 'changed'],
    ['-', '-', undefined],
    [null, '-', undefined],
    ['10/3', '31/3', 'changed'],
    ['1000000000000000000000', '1100000000000000000000', undefined],
    ['1000000000000000000000', '1100000000000000000001', 'changed'],
  ])('R20 more than 10 per cent and more than 5: %s → %s', (before, now, expected) =>
    expect(whyOf(before, now)).toBe(expected),
  );

  it('R20 the threshold is the person’s: any change, a large share, a large number', () => {
    expect(whyOf('100', '101', { percent: 0, floor: 0, first: false })).toBe('changed');
    expect(whyOf('100', '190', { percent: 100, floor: 0, first: false })).toBe(undefined);
    expect(whyOf('0', '900', { percent: 10, floor: 1000, first: false })).toBe(undefined);
    expect(why({ compared: false }, { ...usualThreshold, first: true })).toBe(undefined);
  });

  it('R20 the largest change that exceeds is the one that is named', () => {
    const moves = [move('1000', '1050'), move('20', '60'), move('10', '40')];
    expect(apartBecause({ ...plain, greatest: greatestMoves(moves) }, usualThreshold)).toEqual({
      why: 'changed',
      move: moves[1],
    });
  });

  it('R20 the greatest moves answer for all of them at every threshold', () => {
    const figure = fc.option(fc.integer({ min: 0, max: 400 }).map(String), { nil: null });
    const moves = fc.array(
      fc.tuple(figure, figure).map(([before, now]) => move(before, now)),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(moves, fc.nat(300), fc.nat(100), (all, percent, floor) => {
        const threshold = { percent, floor, first: true };
        const some = all.some((one) => why({ greatest: [one] }, threshold) === 'changed');
        expect(why({ greatest: greatestMoves(all) }, threshold)).toBe(some ? 'changed' : undefined);
      }),
    );
  });
});
