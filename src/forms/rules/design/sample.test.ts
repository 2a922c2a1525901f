import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileForm } from '../compile.ts';
import { completeness } from '../completeness.ts';
import { definitionOf, formulaForm, peopleList, table } from '../small-form.fixture.ts';
import { validateValues } from '../validate-values.ts';
import { sampleValues } from './sample.ts';

const every = compileForm(
  definitionOf([
    {
      ...table(
        [
          { code: 'I', label: 'Số', type: 'integer' },
          { code: 'D', label: 'Lẻ', type: 'decimal', decimals: 2 },
          { code: 'P', label: 'Tỷ lệ', type: 'percent' },
          { code: 'B', label: 'Có', type: 'boolean' },
          { code: 'C', label: 'Loại', type: 'choice', options: ['một', 'hai'] },
          { code: 'N', label: 'Ngày', type: 'date' },
          { code: 'T', label: 'Chữ', type: 'text' },
          { code: 'Y', label: 'Năm', type: 'integer', format: 'year' },
        ],
        [{ code: 'X', label: 'Giá trị' }],
      ),
    },
    peopleList,
  ]),
);

describe('R10 invented values to see a form at work', () => {
  it('are such as every kind of cell takes, and leave nothing empty', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), fc.constantFrom(every, formulaForm('A + B')), (seed, form) => {
        const values = sampleValues(form, seed);
        expect(validateValues(form, values)).toEqual([]);
        expect(completeness(form, values).missing).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('are the same for the same seed, and others for others', () => {
    expect(sampleValues(every, 3)).toEqual(sampleValues(every, 3));
    const seen = new Set(Array.from({ length: 20 }, (_, seed) => JSON.stringify(sampleValues(every, seed))));
    expect(seen.size).toBeGreaterThan(15);
  });

  it('hold nothing of what is computed', () => {
    expect(Object.keys(sampleValues(formulaForm('A + B'), 1).cells)).not.toContain('R.X');
  });
});
