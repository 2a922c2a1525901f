import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormDefinition } from '../definition.ts';
import { apply, applyAll } from './apply.ts';
import { changeWords } from './change-words.ts';
import { difference } from './difference.ts';
import { invert } from './invert.ts';
import { finished, opened } from './opened.ts';
import { type EditOperation, EditRefused } from './operation.ts';
import { operationBy, randomDefinition, randomDice } from './random-definition.fixture.ts';
import { collisions, touches } from './touches.ts';

const tried = (definition: FormDefinition, op: EditOperation): FormDefinition | undefined => {
  try {
    return apply(definition, op);
  } catch (error) {
    if (error instanceof EditRefused) return undefined;
    throw error;
  }
};

const overlap = (a: readonly string[], b: readonly string[]): boolean => a.some((one) => b.includes(one));

describe('edits of a definition', () => {
  test('R14 the difference of two definitions leads from one to the other', () => {
    fc.assert(
      fc.property(randomDefinition, randomDefinition, (a, b) => {
        const ops = difference(a, b);
        expect(applyAll(a, ops)).toEqual(b);
        expect(changeWords(a, ops).every(({ words }) => words !== '')).toBe(true);
        expect(difference(b, b)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('R14 the difference after random edits leads to what they made', () => {
    fc.assert(
      fc.property(randomDefinition, fc.array(randomDice, { maxLength: 8 }), (a, dice) => {
        const b = dice.reduce((now, one) => tried(now, operationBy(now, one)) ?? now, a);
        expect(applyAll(a, difference(a, b))).toEqual(b);
      }),
      { numRuns: 300 },
    );
  });

  test('R14 every edit can be undone', () => {
    fc.assert(
      fc.property(randomDefinition, fc.array(randomDice, { minLength: 1, maxLength: 5 }), (start, dice) => {
        let now = start;
        const undo: EditOperation[][] = [];
        for (const one of dice) {
          const op = operationBy(now, one);
          const next = tried(now, op);
          if (!next) continue;
          expect(applyAll(next, invert(now, op))).toEqual(now);
          undo.unshift(invert(now, op));
          now = next;
        }
        expect(applyAll(now, undo.flat())).toEqual(start);
      }),
      { numRuns: 400 },
    );
  });

  test('R14 two edits of different places come to the same in either order', () => {
    let compared = 0;
    fc.assert(
      fc.property(randomDefinition, randomDice, randomDice, (start, x, y) => {
        const [a, b] = [operationBy(start, x), operationBy(start, y)];
        const [afterA, afterB] = [tried(start, a), tried(start, b)];
        const [ofA, ofB] = [touches(start, a), touches(start, b)];
        if (!afterA || !afterB || collisions(ofA, ofB).length > 0 || overlap(ofA.order, ofB.order)) return;
        compared++;
        expect(apply(afterA, b)).toEqual(apply(afterB, a));
      }),
      { numRuns: 1_500 },
    );
    expect(compared).toBeGreaterThan(400);
  });

  test('R14 two edits that collide on one side collide on the other', () => {
    fc.assert(
      fc.property(randomDefinition, randomDice, randomDice, (start, x, y) => {
        const [a, b] = [touches(start, operationBy(start, x)), touches(start, operationBy(start, y))];
        expect(collisions(a, b).length > 0).toBe(collisions(b, a).length > 0);
      }),
      { numRuns: 1_000 },
    );
  });

  test('R14 what only the draft needs does not leave it', () => {
    fc.assert(
      fc.property(randomDefinition, (definition) => {
        const plain = finished(definition);
        expect(JSON.stringify(plain)).not.toContain('"_');
        expect(finished(opened(plain))).toEqual(plain);
      }),
    );
  });
});
