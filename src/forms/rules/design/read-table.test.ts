import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReadNode } from './read-node.ts';
import { type ReadTable, readTable } from './read-table.ts';

/** `Nhóm(a|b)`: an outline of nodes in one line each. */
const outline = (nodes: readonly ReadNode[]): string =>
  nodes
    .map(({ label, unit, code, type, children }) => {
      const own = [
        code === undefined ? '' : `${code}=`,
        label,
        unit === '' ? '' : `[${unit}]`,
        type === undefined ? '' : `:${type}`,
      ].join('');
      return children.length === 0 ? own : `${own}(${outline(children)})`;
    })
    .join('|');

const read = (text: string): ReadTable => {
  const table = readTable(text.split('\n').map((line) => line.split('\t')));
  if ('problem' in table) return expect.fail(table.problem);
  return table;
};

const cases: readonly (readonly [string, string, string, string])[] = [
  ['names alone', 'Tổng số hộ\nHộ nghèo\nHộ cận nghèo', 'Tổng số hộ|Hộ nghèo|Hộ cận nghèo', ''],
  ['names and units', 'Tổng số hộ\thộ\nTỷ lệ hộ nghèo\t%', 'Tổng số hộ[hộ]|Tỷ lệ hộ nghèo[%]:percent', ''],
  ['codes, names, units', 'A01\tTổng số hộ\thộ\nA02\tNhân khẩu\tngười', 'A01=Tổng số hộ[hộ]|A02=Nhân khẩu[người]', ''],
  ['running numbers', '1\tTổng số hộ\n2\tNhân khẩu', '1. Tổng số hộ|2. Nhân khẩu', ''],
  [
    'units in brackets',
    'Diện tích lúa (ha)\nSản lượng (tấn)\nHộ (theo chuẩn mới)',
    'Diện tích lúa[ha]|Sản lượng[tấn]|Hộ (theo chuẩn mới)',
    '',
  ],
  [
    'two levels of merged heads, a row of column numbers, notes below',
    [
      'STT\tChỉ tiêu\tĐVT\tTổng số\tChia theo dân tộc\t\t\t',
      '\t\t\t\tTày\tNùng\tMông\tKhác',
      'A\tB\tC\t1\t2\t3\t4\t5',
      'I\tBiến động trong kỳ\t\t\t\t\t\t',
      '1\tHộ nghèo đầu kỳ\thộ\t\t\t\t\t',
      '2\tHộ thoát nghèo\thộ\t\t\t\t\t',
      'II\tCuối kỳ\t\t\t\t\t\t',
      '1\tHộ nghèo cuối kỳ\thộ\t\t\t\t\t',
      'Ghi chú: theo chuẩn nghèo đa chiều',
      '\tNgười lập biểu\t\t\tThủ trưởng đơn vị',
    ].join('\n'),
    'I. Biến động trong kỳ(1. Hộ nghèo đầu kỳ[hộ]|2. Hộ thoát nghèo[hộ])|II. Cuối kỳ(1. Hộ nghèo cuối kỳ[hộ])',
    'Tổng số|Chia theo dân tộc(Tày|Nùng|Mông|Khác)',
  ],
  [
    'plan, done and rate under each of several projects',
    [
      'Nội dung\tDự án 1\t\t\tDự án 2\t\t',
      '\tKế hoạch\tThực hiện\tTỷ lệ (%)\tKế hoạch\tThực hiện\tTỷ lệ (%)',
      'Vốn đầu tư\t1.200\t900,5\t75,04\t10\t5\t50',
      'Vốn sự nghiệp\t300\t300\t100\t\t\t',
    ].join('\n'),
    'Vốn đầu tư:decimal|Vốn sự nghiệp',
    'Dự án 1(Kế hoạch|Thực hiện:decimal|Tỷ lệ[%]:decimal)|Dự án 2(Kế hoạch|Thực hiện|Tỷ lệ[%])',
  ],
  [
    'three levels of heads',
    ['Chỉ tiêu\tHộ\t\t\tNhân khẩu', '\tTổng số\tTrong đó\t\t', '\t\tNam\tNữ\t', 'Xóm Bản Giốc\t1\t1\t1\t1'].join('\n'),
    'Xóm Bản Giốc',
    'Hộ(Tổng số|Trong đó(Nam|Nữ))|Nhân khẩu',
  ],
  [
    'an empty corner over the names',
    '\tNăm 2021\tNăm 2022\nTrường học\t5\t6\nLớp học\t50\t60',
    'Trường học|Lớp học',
    'Năm 2021|Năm 2022',
  ],
  [
    'rows without a number belong to what stands above',
    'TT\tChỉ tiêu\tSố lượng\n1\tTổng số hộ\t100\n\tTrong đó: hộ nghèo\t20\n2\tNhân khẩu\t400',
    '1. Tổng số hộ|Trong đó: hộ nghèo|2. Nhân khẩu',
    'Số lượng',
  ],
  [
    'headings without figures among figures',
    'Chỉ tiêu\tSố lượng\nGiáo dục:\t\n- Trường học\t5\n- Lớp học\t50\nY tế:\t\n- Trạm y tế\t1',
    'Giáo dục(Trường học|Lớp học)|Y tế(Trạm y tế)',
    'Số lượng',
  ],
  [
    'sub-rows that the sheet numbers stand below their row, whose own figures stay the first of them',
    [
      'TT\tChỉ tiêu\tĐVT\tSố lượng',
      'I\tĐời sống\t\t',
      '1\tHộ nghèo\thộ\t20',
      'a)\tChủ hộ là nữ\thộ\t5',
      'b)\tKhông có khả năng lao động\thộ\t3',
      '2\tHộ cận nghèo\thộ\t9',
    ].join('\n'),
    'I. Đời sống(1. Hộ nghèo(Hộ nghèo[hộ]|Chủ hộ là nữ[hộ]|Không có khả năng lao động[hộ])|2. Hộ cận nghèo[hộ])',
    'Số lượng',
  ],
  [
    'numbers of several parts, names alone',
    '1\tSố trường\n1.1\tMầm non\n1.2\tTiểu học\n1.2.1\tBán trú\n2\tSố lớp',
    '1. Số trường(Số trường|1.1. Mầm non|1.2. Tiểu học(Tiểu học|1.2.1. Bán trú))|2. Số lớp',
    '',
  ],
  [
    'indents five deep',
    'Cấp 1:\n Cấp 2:\n  Cấp 3:\n   Cấp 4:\n    Cấp 5:\n     Số hộ\n     Nhân khẩu\nTổng',
    'Cấp 1(Cấp 2(Cấp 3(Cấp 4(Cấp 5(Số hộ|Nhân khẩu)))))|Tổng',
    '',
  ],
  ['words in a column', 'Chỉ tiêu\tKết quả\nTên xóm\tBản Giốc\nSố hộ\t50', 'Tên xóm|Số hộ', 'Kết quả:text'],
  ['empty lines and columns are left out', '\n\tChỉ tiêu\t\tSố lượng\n\n\tHộ\t\t5\n', 'Hộ', 'Số lượng'],
];

describe('R11 a table of a spreadsheet becomes rows and columns', () => {
  test.each(cases)('%s', (_name, text, rows, columns) => {
    const table = read(text);
    expect(outline(table.rows)).toBe(rows);
    expect(outline(table.columns)).toBe(columns);
  });

  test('R11 too much and nothing are refused with a sentence', () => {
    expect(readTable([[' ', '']])).toEqual({ problem: expect.stringContaining('không có chữ nào') });
    const long = Array.from({ length: 501 }, (_, at) => [`Chỉ tiêu ${at}`]);
    expect(readTable(long)).toEqual({ problem: expect.stringContaining('501 dòng') });
    const wide = [
      ['Chỉ tiêu', ...Array.from({ length: 501 }, (_, at) => `Cột ${at}`)],
      ['Hộ', ...Array.from({ length: 501 }, () => '1')],
    ];
    expect(readTable(wide)).toEqual({ problem: expect.stringContaining('501 cột') });
  });

  test('whatever is pasted, every row has its words and nothing nests deeper than a form can', () => {
    const depth = (nodes: readonly ReadNode[]): number =>
      nodes.reduce((most, { children }) => Math.max(most, 1 + depth(children)), 0);
    const labels = (nodes: readonly ReadNode[]): string[] =>
      nodes.flatMap(({ label, children }) => [label, ...labels(children)]);
    const cell = fc.oneof(
      fc.constantFrom('', 'I', '1', '1.1', 'a)', '-', 'Hộ', 'Chỉ tiêu', 'hộ', '5', 'A01', 'Gồm:', '  Nữ'),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 14 }), (sheet) => {
        const table = readTable(sheet);
        if ('problem' in table) return;
        expect(depth(table.rows)).toBeLessThanOrEqual(6);
        expect(labels(table.columns).every((label) => label !== '')).toBe(true);
      }),
    );
  });
});
