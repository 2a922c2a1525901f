import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { placeHeads } from '../../platform/rules/table-heads.ts';
import { flatLayout } from './flat-layout.ts';
import { readPublishedForm } from './published-form.ts';

const read = (path: string) => JSON.parse(readFileSync(`catalog/${path}`, 'utf8'));
const { groups } = read('ethnic-groups.json');
const forms = readdirSync('catalog/forms').map((file) => readPublishedForm(read(`forms/${file}`), groups));
const tables = forms.flatMap((form) => form.sections.filter(({ shape }) => shape === 'table'));
const section = (form: string, code: string) => {
  const found = forms.find(({ definition }) => definition.code === form)?.section(code);
  if (!found) throw new Error(`${form} ${code}`);
  return found;
};
const words = ({ head }: ReturnType<typeof flatLayout>) =>
  head.map((row) => row.map(({ label, colSpan, rowSpan }) => `${label} ${colSpan}×${rowSpan}`));

describe('R16 the cells of a section side by side', () => {
  it('R16 rows of one column are columns', () => {
    expect(words(flatLayout(section('DT11', 'A')))).toEqual([
      [
        'A01 · Số trạm y tế 1×1',
        'A02 · Trạm đạt tiêu chí quốc gia 1×1',
        'A03 · Trạm có bác sĩ 1×1',
        'A04 · Xóm có nhân viên y tế 1×1',
        'A05 · Cô đỡ thôn bản 1×1',
      ],
    ]);
  });

  it('R16 rows of several columns are headings over them', () => {
    const [above, below] = words(flatLayout(section('DT11', 'B')));
    expect(above?.[0]).toBe('B01 · Người tham gia bảo hiểm y tế 2×1');
    expect(below?.slice(0, 2)).toEqual(['Tổng số 1×1', 'Trong đó: dân tộc thiểu số 1×1']);
  });

  it('R16 of every form in the catalogue: each cell that is there on paper once, under heads that cover exactly the cells', () => {
    expect(tables.length).toBeGreaterThan(30);
    for (const table of tables) {
      const { head, cells } = flatLayout(table);
      expect(cells).toEqual(table.cells.filter(({ greyed }) => !greyed));
      const covered = placeHeads(head).flatMap(({ at, colSpan, rowSpan }) =>
        Array.from({ length: colSpan }, (_, by) => ({ column: at + by, rows: rowSpan })),
      );
      const heights = cells.map((_, at) =>
        covered.filter(({ column }) => column === at).reduce((rows, one) => rows + one.rows, 0),
      );
      expect(new Set(heights)).toEqual(new Set([head.length]));
      expect(covered.every(({ column }) => column < cells.length)).toBe(true);
    }
  });
});
