import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalsOf } from '../../../tests/world/takes.ts';
import { askApprovalWithdrawal, askCorrection, askSubmissionWithdrawal } from '../contract.ts';
import { type Grounds, groundsErrors, groundsWish, noGrounds, readGrounds } from './letter.ts';
import { words } from './messages.ts';

const today = '2022-12-20';
const file = { id: '5f0c1c5e-6a0e-4a7e-9a43-0d3b6f1d2e10', name: 'van-ban.pdf', size: 10 };
const right: Grounds = {
  reason: 'Nhập nhầm số hộ',
  number: '31/UBND',
  day: '2022-12-20',
  signer: '',
  subject: 'Đề nghị điều chỉnh',
  files: [file],
};

const typed = fc.string({ unit: fc.constantFrom('a', 'Ủ', '1', ' ', '\n'), maxLength: 12 });
const line = fc.string({ unit: fc.constantFrom('a', 'Ủ', '1', ' '), maxLength: 12 });
const grounds = fc.record({
  reason: typed,
  number: line,
  day: fc.constantFrom('', '2022-12-01', today, '2022-12-21'),
  signer: line,
  subject: line,
  files: fc.constantFrom([], [file]),
});

describe('R23 R25 the reason and the document on which a request rests', () => {
  it.each<[string, Partial<Grounds>, ReturnType<typeof groundsErrors>]>([
    ['all of it, without a file and a signer', { files: [] }, {}],
    ['a reason of two letters', { reason: ' ab ' }, { reason: words.letter.short }],
    ['no number', { number: ' ' }, { number: words.letter.missing }],
    ['no day', { day: '' }, { day: words.letter.missing }],
    ['a document of tomorrow', { day: '2022-12-21' }, { day: words.letter.future }],
    ['no subject', { subject: '' }, { subject: words.letter.missing }],
  ])('%s', (_name, change, errors) => {
    expect(groundsErrors({ ...right, ...change }, today)).toEqual(errors);
  });

  it('what the page finds right, each route that takes such a request takes', () => {
    fc.assert(
      fc.property(grounds, (one) => {
        fc.pre(Object.keys(groundsErrors(one, today)).length === 0);
        const wish = groundsWish(one);
        expect(refusalsOf(askSubmissionWithdrawal, wish)).toEqual([]);
        expect(refusalsOf(askApprovalWithdrawal, wish)).toEqual([]);
        expect(refusalsOf(askCorrection, { ...wish, revision: 1, cells: { 'A01.TS': '1' } })).toEqual([]);
      }),
      { numRuns: 200, maxSkipsPerRun: 2000 },
    );
  });

  it('what was kept on this machine comes back as it was typed', () => {
    fc.assert(
      fc.property(grounds, (one) => {
        expect(readGrounds(JSON.parse(JSON.stringify(one)))).toEqual(one);
      }),
    );
  });

  it('what is none of it, or of another release, is not taken for it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (kept) => {
        const read = readGrounds(kept);
        if (read !== undefined) expect(Object.keys(read).sort()).toEqual(Object.keys(noGrounds).sort());
      }),
    );
    for (const kept of [undefined, null, 'x', [], {}, { ...right, reason: 7 }, { ...right, files: 'x' }])
      expect(readGrounds(kept)).toBeUndefined();
    expect(readGrounds({ ...right, files: [file, { id: 7 }, null] })?.files).toEqual([file]);
  });
});
