import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batches } from './outbox.ts';
import { layLines, placedLines, rowsTwice } from './take-block.ts';

describe('R16 figures of a pasted block go into the rows of their units', () => {
  const certain = (unit: string, ...figures: string[]) => ({
    words: unit,
    unit: { kind: 'certain', unit } as const,
    figures,
  });
  const asked = (...figures: string[]) => ({
    words: '?',
    unit: { kind: 'doubtful', units: ['2', '3'] } as const,
    figures,
  });
  const open = () => true;

  it('R16 a line that is asked about goes where the person said, or nowhere', () => {
    const lines = [certain('1', '5'), asked('6'), asked('7')];
    expect(placedLines(lines, new Map([[2, '3']]))).toEqual([
      { row: '1', figures: ['5'] },
      { row: '3', figures: ['7'] },
    ]);
  });

  it('R16 two lines never go into one row', () => {
    const lines = placedLines([certain('1', '5'), asked('6'), asked('7')], new Map([[1, '1']]));
    expect([...rowsTwice(lines)]).toEqual(['1']);
  });

  it('R16 from the column in which one stands; closed cells and what lies beyond are counted', () => {
    const lines = [
      { row: '1', figures: ['5', ' 6 ', '7', ''] },
      { row: '2', figures: ['8'] },
    ];
    const paste = layLines(lines, ['A', 'B', 'C'], 1, (place) => place !== '1|B');
    expect([...paste.typed]).toEqual([
      ['1|C', '6'],
      ['2|B', '8'],
    ]);
    expect([paste.skipped, paste.outside]).toEqual([1, 1]);
    expect(layLines(lines, ['A', 'B', 'C'], 0, open).typed.size).toBe(4);
  });
});

describe('R16 patches of many sheets in few requests', () => {
  it('R16 every patch goes once, in order, no request has too many or is too large', () => {
    const letter = fc.record({ id: fc.nat(), body: fc.record({ text: fc.constantFrom('', 'x'.repeat(90_000)) }) });
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 450 }), (letters) => {
        const sent = batches(letters);
        expect(sent.flat()).toEqual(letters);
        for (const batch of sent) {
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(200);
          const size = batch.reduce((sum, { body }) => sum + JSON.stringify(body).length, 0);
          expect(size <= 250_000 || batch.length === 1).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});
