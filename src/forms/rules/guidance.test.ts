import { expect, test } from 'vitest';
import { compileForm } from './compile.ts';
import type { FormDefinition } from './definition.ts';
import { emptyContents, formPaper } from './form-paper.ts';
import { guidanceOf } from './guidance.ts';
import { definitionOf, peopleList, table } from './small-form.fixture.ts';
import { type StatisticalPaper, statisticalPaper } from './statistical-paper.ts';

const columns = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ code: `C${at}`, label: `Cột số ${at}` }));
const form = (count: number, more: Partial<FormDefinition> = {}): FormDefinition =>
  definitionOf(
    [
      table(
        [
          { label: 'Nhóm', children: [{ code: 'A01', label: 'Số hộ', type: 'integer', guidance: 'Theo sổ hộ khẩu' }] },
          { code: 'A02', label: 'Nhân khẩu', type: 'integer', guidance: '  ' },
        ],
        columns(count),
        { 'A02.C0': { guidance: 'Kể cả người đi vắng' } },
      ),
      { ...peopleList, guidance: 'Mỗi người một dòng' },
    ],
    [],
    more,
  );

test('R14 the printed empty form says how it is filled: of the form, its parts, rows, columns and cells, in the order of the paper', () => {
  expect(guidanceOf(form(2, { guidance: 'Gửi trước ngày 15' }))).toEqual([
    { place: 'Chung', text: 'Gửi trước ngày 15' },
    { place: 'A01 Số hộ', text: 'Theo sổ hộ khẩu' },
    { place: 'Ô A02.C0', text: 'Kể cả người đi vắng' },
    { place: 'L. Danh sách', text: 'Mỗi người một dòng' },
  ]);
  expect(guidanceOf(definitionOf([table([{ code: 'A01', label: 'x', type: 'integer' }], columns(1))]))).toEqual([]);
});

const paper = (definition: FormDefinition): StatisticalPaper => {
  const compiled = compileForm(definition);
  return statisticalPaper(compiled, 1, formPaper(compiled, emptyContents), {
    periodName: '',
    reporter: '',
    subject: null,
    receiver: '',
    receivedOn: '',
    preparedBy: '',
    place: '',
    day: '',
    marks: [],
    footer: '',
    writing: true,
    explanations: [],
    guidance: [],
  });
};

test.each<[number, Partial<FormDefinition>, boolean, string]>([
  [2, {}, false, 'a4'],
  [20, {}, true, 'a4'],
  [2, { orientation: 'landscape' }, true, 'a4'],
  [20, { orientation: 'portrait' }, false, 'a4'],
  [20, { paper: 'a3' }, false, 'a3'],
])('R14 a form of %i columns that says %j lies across: %s, on %s', (count, more, landscape, size) => {
  const made = paper(form(count, more));
  expect([made.landscape, made.paper, made.pagePerSection]).toEqual([landscape, size, false]);
});

test('R14 upright by its author’s word a wide table goes on in bands, none beyond the edge', () => {
  const [section] = paper(form(20, { orientation: 'portrait' })).sections;
  expect(section?.kind === 'table' && section.bands.length).toBeGreaterThan(1);
});
