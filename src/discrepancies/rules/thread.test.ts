import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Line, lineKinds, sinceLine } from './thread.ts';

const sources = ['DT01', 'Công an huyện'] as const;
const byRule = (id: string, kind: Line['kind'], body: string): Line => ({ id, kind, body, unit: null });
const byUnit = (id: string, kind: Line['kind'], body: string | null): Line => ({ id, kind, body, unit: 'Xã Đàm Thủy' });
const opened = byRule('1', 'opened', '10 12');

describe('R24 what happened in a case since somebody saw it', () => {
  it.each<[string, readonly Line[], readonly string[]]>([
    ['a figure that moved, before and now', [byRule('2', 'moved', '11 12')], ['Số theo DT01: 10 → 11']],
    [
      'both, through several lines',
      [byRule('2', 'moved', '11 12'), byRule('3', 'moved', '1000.5 13')],
      ['Số theo DT01: 10 → 1.000,5', 'Số theo Công an huyện: 12 → 13'],
    ],
    ['that they agree', [byRule('2', 'agrees', '12 12')], ['Số theo DT01: 10 → 12']],
    [
      'there and back',
      [byRule('2', 'moved', '11 12'), byRule('3', 'moved', '10 12')],
      ['Số liệu đã thay đổi rồi trở lại như lúc được xem'],
    ],
    ['what was written', [byUnit('2', 'note', 'Đã xem\nsổ.')], ['Xã Đàm Thủy viết thêm: Đã xem sổ']],
    ['an answer', [byUnit('2', 'answered', 'Khác ngày chốt')], ['Xã Đàm Thủy đã kết luận: Khác ngày chốt']],
    ['sent back', [byUnit('2', 'sent-back', 'Chưa rõ')], ['Xã Đàm Thủy trả lại kết luận: Chưa rõ']],
    ['accepted', [byUnit('2', 'accepted', null)], ['Xã Đàm Thủy đã chấp nhận kết luận']],
    [
      'figures before words',
      [byUnit('2', 'note', 'Đang xem'), byRule('3', 'moved', '11 12')],
      ['Số theo DT01: 10 → 11', 'Xã Đàm Thủy viết thêm: Đang xem'],
    ],
    ['two figures that a person wrote are words', [byUnit('2', 'note', '99 98')], ['Xã Đàm Thủy viết thêm: 99 98']],
  ])('%s', (_name, later, clauses) => {
    expect(sinceLine([opened, ...later], '1', sources)).toEqual(clauses);
  });

  it('a long word is cut, so that the answer stays readable', () => {
    const [clause] = sinceLine([opened, byUnit('2', 'note', 'a'.repeat(4000))], '1', sources);
    expect(clause).toHaveLength('Xã Đàm Thủy viết thêm: '.length + 201);
  });

  const line = fc.record({
    kind: fc.constantFrom(...lineKinds),
    body: fc.option(fc.oneof(fc.string(), fc.constantFrom('10 12', '11 12', '10 13')), { nil: null }),
    unit: fc.option(fc.constant('Xã Đàm Thủy'), { nil: null }),
  });

  it('whatever the thread, whoever saw less than all of it is told something, and a line that never was is no excuse', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 12 }), fc.nat(), (lines, at) => {
        const thread = lines.map((one, index) => ({ ...one, id: `${index}` }));
        const last = `${at % (thread.length - 1)}`;
        expect(sinceLine(thread, last, sources).length).toBeGreaterThan(0);
        expect(sinceLine(thread, undefined, sources)).toEqual(['Hồ sơ đã có nội dung mới']);
        expect(sinceLine(thread, 'x', sources)).toEqual(['Hồ sơ đã có nội dung mới']);
      }),
    );
  });

  it('what was already seen is not told again', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.array(line, { maxLength: 8 }), (seen, since) => {
        const thread = [...seen, ...since].map((one, index) => ({ ...one, id: `${index}` }));
        const alone = thread.slice(seen.length);
        const words = sinceLine(thread, `${seen.length - 1}`, sources).filter((clause) => !clause.startsWith('Số '));
        const onlyLater = sinceLine([{ ...opened, id: 'o' }, ...alone], 'o', sources);
        expect(words).toEqual(onlyLater.filter((clause) => !clause.startsWith('Số ')));
      }),
    );
  });
});
