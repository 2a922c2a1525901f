import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Reading, wavesOf } from './waves.ts';

const of = (form: string, ...reads: string[]): Reading => ({ form, reads });
const forms = (sheets: readonly Reading[]) => wavesOf(sheets).map((wave) => wave.map(({ form }) => form).join(' '));

describe('R16 forms sent together go after those that they read', () => {
  it.each([
    ['nothing', [], []],
    ['one form of many units', [of('DT11'), of('DT11')], ['DT11 DT11']],
    ['its own last year is no other form', [of('DT01', 'DT01')], ['DT01']],
    ['what is read goes first, whatever the order', [of('DT07', 'DT01'), of('DT01')], ['DT01', 'DT07']],
    ['what is read and not among them holds nothing up', [of('DT07', 'DT01')], ['DT07']],
    ['a chain', [of('C', 'B'), of('B', 'A'), of('A'), of('D')], ['A D', 'B', 'C']],
    ['a circle goes together', [of('A', 'B'), of('B', 'A'), of('C')], ['C', 'A B']],
  ])('%s', (_what, sheets, expected) => expect(forms(sheets)).toEqual(expected));

  it('R16 every sheet goes once, and without circles none before what it reads', () => {
    // A form reads only forms of smaller numbers: no circle.
    const sheets = fc
      .array(fc.record({ at: fc.nat(9), reads: fc.array(fc.nat(9)) }), { maxLength: 30 })
      .map((all) => all.map(({ at, reads }) => of(`${at}`, ...reads.filter((read) => read < at).map(String))));
    fc.assert(
      fc.property(sheets, (all) => {
        const waves = wavesOf(all);
        expect(waves.flat()).toHaveLength(all.length);
        expect(new Set(waves.flat())).toEqual(new Set(all));
        for (const [at, wave] of waves.entries()) {
          const later = new Set(waves.slice(at).flatMap((one) => one.map(({ form }) => form)));
          for (const { form, reads } of wave)
            expect(reads.filter((read) => read !== form && later.has(read))).toEqual([]);
        }
      }),
    );
  });
});
