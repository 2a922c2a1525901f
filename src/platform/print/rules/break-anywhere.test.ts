import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakAnywhere } from './break-anywhere.ts';
import { textWidth } from './text-width.ts';

const shown = (text: string): string => text.replaceAll('\u200b', '|');

describe('R35 no word is wider than its place', () => {
  it.each([
    ['xã Đàm Thủy, huyện Trùng Khánh', 8, 'xã Đàm Thủy, huyện Trùng Khánh'],
    ['Xóm Bản_Giốc_Nà_Đeng', 4, 'Xóm Bản_|Giốc_|Nà_|Đeng'],
    ['nghiêng', 2, 'n|g|h|i|ê|n|g'],
    ['Trường PTDTBT-THCS', 5, 'Trường PTDTBT-|THCS'],
    ['', 2, ''],
  ])('%j in %d ems', (text, ems, broken) => {
    expect(shown(breakAnywhere(text, ems))).toBe(broken);
  });

  it('whatever the text: nothing of it changes, and every piece fits or is one letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (typed, ems) => {
        const text = typed.replaceAll('\u200b', '');
        const broken = breakAnywhere(text, ems);
        expect(broken.replaceAll('\u200b', '')).toBe(text);
        for (const piece of broken.split(/[\s\u200b]+/))
          expect(textWidth(piece) <= ems || [...new Intl.Segmenter('vi').segment(piece)].length === 1).toBe(true);
      }),
    );
  });
});
