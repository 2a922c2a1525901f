import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormDefinition, Section } from './definition.ts';
import { lacksOf } from './lacks.ts';
import { check, definitionOf, peopleList, table } from './small-form.fixture.ts';

const rows = [{ code: 'A01', label: 'Tày', type: 'integer' as const }];
const columns = [{ code: 'TS', label: 'Tổng số' }];
const sound = table(rows, columns);
const said = (sections: Section[], more: Partial<FormDefinition> = {}, checks = more.checks ?? []) =>
  lacksOf({ ...definitionOf(sections, [...checks]), ...more }).map(({ where, message }) => `${where}: ${message}`);

const CODE = 'Mã bắt đầu bằng chữ in hoa, chỉ gồm chữ in hoa không dấu, chữ số và gạch dưới, dài nhất 20 ký tự.';

describe('R10 what a form that is being made still lacks', () => {
  it.each<[string, string[], string[]]>([
    ['nothing', said([sound, peopleList]), []],
    ['a title', said([sound], { title: '' }), ['F1: Phiếu chưa có tên. Ghi tên phiếu như trong văn bản ban hành.']],
    ['a sector', said([sound], { sector: '' }), ['F1: Chưa chọn lĩnh vực của phiếu.']],
    ['a period', said([sound], { periodKinds: [] }), ['F1: Chưa chọn kỳ báo cáo. Chọn ít nhất một kỳ.']],
    ['a verifier', said([sound], { verifier: '' }), ['F1: Chưa chọn cơ quan xác thực số liệu của phiếu.']],
    ['parts', said([]), ['F1: Phiếu chưa có mục nào. Thêm một bảng, một danh sách hoặc một phần lời văn.']],
    [
      'a code of its own',
      said([sound], { code: 'f' }),
      ['f: Mã phiếu gồm 2 đến 16 chữ in hoa không dấu và chữ số, bắt đầu bằng chữ.'],
    ],
    ['rows', said([table([], columns)]), ['F1 › A: Mục “Bảng” chưa có dòng nào.']],
    ['columns', said([table(rows, [])]), ['F1 › A: Mục “Bảng” chưa có cột nào.']],
    ['a name of a part', said([{ ...sound, title: '' }]), ['F1 › A: Mục chưa có tên.']],
    ['a code of a part', said([{ ...sound, code: 'a-1' }]), [`F1 › a-1: ${CODE}`]],
    [
      'a name of a row',
      said([table([{ code: 'A01', label: '', type: 'integer' }], columns)]),
      ['F1 › A › A01: Mã A01 chưa có tên dòng.'],
    ],
    ['a code of a column', said([table(rows, [{ code: '1', label: 'Nữ' }])]), [`F1 › A › 1: ${CODE}`]],
    [
      'a code without look-alikes: this A is a Cyrillic one',
      said([table([{ code: 'А01', label: 'Tày', type: 'integer' }], columns)]),
      [
        'F1 › A › А01: Mã “А01” có chữ trông giống chữ La-tinh nhưng thuộc bảng chữ khác. Gõ lại mã bằng bàn phím tiếng Việt.',
      ],
    ],
    [
      'rows below a heading',
      said([table([...rows, { label: 'Nhóm', children: [] } as never], columns)]),
      ['F1 › A › : Nhóm “Nhóm” chưa có dòng nào. Thêm dòng vào nhóm hoặc bỏ nhóm.'],
    ],
    [
      'words of a choice',
      said([table([{ code: 'A01', label: 'Có', type: 'choice', options: ['có', ' '] }], columns)]),
      ['F1 › A › A01: Có lựa chọn để trống. Ghi tên lựa chọn hoặc bỏ đi.'],
    ],
    [
      'a condition and words of a check',
      said([sound], { checks: [check(' ', { message: '' })] }),
      ['F1 › A › K1: Quy tắc chưa có điều kiện kiểm tra.', 'F1 › A › K1: Quy tắc chưa có lời nhắc cho người nhập.'],
    ],
    [
      'an id of a check',
      said([sound], { checks: [check('A01 >= 0', { id: 'k 1', message: 'Sai' })] }),
      ['F1 › A › k 1: Mã quy tắc chỉ gồm chữ in hoa không dấu, chữ số, gạch dưới và gạch nối.'],
    ],
  ])('%s', (_name, found, lacks) => {
    expect(found).toEqual(lacks);
  });

  it('each is found at a place of the definition, in a sentence that ends', () => {
    const text = fc.constantFrom('', 'A', 'a', 'A01', 'Đ', 'Tày');
    const anyForm = fc.record({ code: text, title: text, sector: text, row: text, column: text, section: text });
    fc.assert(
      fc.property(anyForm, ({ code, title, sector, row, column, section }) => {
        const one = {
          ...table([{ code: row, label: title, type: 'integer' }], [{ code: column, label: sector }]),
          code: section,
        };
        for (const { where, message, place } of lacksOf({ ...definitionOf([one]), code, title, sector })) {
          expect(where.startsWith(code)).toBe(true);
          expect(message).toMatch(/\.$/);
          expect(place).toHaveProperty('field');
        }
      }),
    );
  });
});
