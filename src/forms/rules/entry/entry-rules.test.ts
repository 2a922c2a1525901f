import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPublishedForm } from '../published-form.ts';
import type { FormValues, ListRow } from '../values.ts';
import { startEntry } from './entry-state.ts';
import { flowOn } from './flow.ts';
import { placeName } from './places.ts';
import { type SectionCounts, sectionStanding } from './section-standing.ts';
import { selectionFigures } from './selection-figures.ts';
import { placeToMend, shownFailures } from './shown-failures.ts';

const read = (path: string) => JSON.parse(readFileSync(`catalog/${path}`, 'utf8'));
const formOf = (code: string) => readPublishedForm(read(`forms/${code}.json`), read('ethnic-groups.json').groups);
const [DT01, DT19, DT22] = ['DT01', 'DT19', 'DT22'].map(formOf);
if (!DT01 || !DT19 || !DT22) throw new Error('the catalogue lacks a form');

const open = (form: typeof DT01, cells: FormValues['cells'], rows: readonly ListRow[] = []) =>
  startEntry(form, { cells, lists: rows.length > 0 ? { A: rows } : {} }, {});

describe('R13 what fails is shown when it says something', () => {
  const checksShown = (cells: Record<string, string>, asked: boolean) =>
    shownFailures(open(DT22, cells), asked).map(({ check }) => check);
  it.each([
    ['untouched', {}, false, []],
    ['half filled: the empty cell says it', { A05: 'Đạt' }, false, []],
    ['asked', {}, true, ['A1']],
    ['whole', { A05: 'Đạt', A08: 'Tiếp tục' }, true, []],
  ])('%s', (_what, cells, asked, expected) => expect(checksShown(cells, asked)).toEqual(expected));

  it('R13 a rule about a cell that is not required is shown at once, and leads to the cell that it lacks', () => {
    const state = open(DT19, {}, [{ id: 'r1', values: { TRANGTHAI: 'đã đưa ra khỏi danh sách' } }]);
    const [failed] = shownFailures(state, false);
    expect(failed?.check).toBe('A2');
    expect(failed && placeToMend(state, failed)).toBe('A#r1.LYDO');
    expect(placeName(DT19, 'A#r1.LYDO', state.values)).toBe('A · dòng 1 · Lý do đưa ra khỏi danh sách');
  });
});

describe('R16 what a part of the form says of itself', () => {
  const none: SectionCounts = { errors: 0, returned: 0, empties: 0, warnings: 0, explained: 0 };
  const standing = (code: string, cells: FormValues['cells'], counts: Partial<SectionCounts> = {}) => {
    const form = code === 'B' ? DT01 : DT22;
    const section = form.section(code === 'computed' ? 'B' : code);
    return section ? sectionStanding(open(form, cells), section, { ...none, ...counts }) : undefined;
  };
  const inputs = DT01.sections[1]?.cells.filter(({ input }) => input) ?? [];
  const full = Object.fromEntries(inputs.map(({ code }) => [code, '1']));
  const answers = Object.fromEntries((DT22.sections[0]?.cells ?? []).map(({ code }) => [code, 'Có']));
  it.each([
    ['an error comes before all else', 'B', {}, { errors: 2, returned: 1, empties: 3 }, { kind: 'errors', count: 2 }],
    ['a returned cell', 'B', full, { returned: 1, warnings: 1 }, { kind: 'returned', count: 1 }],
    ['empty cells', 'B', {}, { empties: 20, warnings: 1 }, { kind: 'empties', count: 20 }],
    ['a warning that nobody explained', 'B', full, { warnings: 1, explained: 2 }, { kind: 'warnings', count: 1 }],
    ['only explained warnings', 'B', full, { explained: 2 }, { kind: 'explained', count: 2 }],
    ['computed cells without a figure', 'computed', {}, {}, { kind: 'uncomputed', count: 3 }],
    ['what is not required stands empty', 'A', { A05: 'Đạt', A08: 'Tiếp' }, {}, { kind: 'enough' }],
    ['everything', 'B', full, {}, { kind: 'done' }],
    ['every answer', 'A', answers, {}, { kind: 'done' }],
  ])('%s', (_what, code, cells, counts, expected) => expect(standing(code, cells, counts)).toEqual(expected));
});

describe('R16 Tab and Enter flow on into the next section', () => {
  const all = (): boolean => true;
  const rows = [{ id: 'r1', values: {} }];
  it.each([
    ['into the next table', DT01, [], 'A', 1, all, 'B01.TS'],
    ['back to the last cell before', DT01, [], 'B', -1, all, 'A06.KHAC'],
    ['behind the last section', DT01, [], 'B', 1, all, undefined],
    ['over sections that are closed', DT01, [], 'A', 1, (): boolean => false, undefined],
    ['back into a list', DT19, rows, 'B', -1, all, 'A#r1.LYDO'],
    ['back to a list without rows', DT19, [], 'B', -1, all, 'A'],
    ['from a form before this one', DT01, [], undefined, 1, all, 'A01.TAY'],
    ['from a form behind this one', DT01, [], undefined, -1, all, 'B05.NU_DTTS'],
    ['from another form into one that is closed', DT01, [], undefined, 1, (): boolean => false, undefined],
  ] as const)('%s', (_what, form, list, from, by, isOpen, expected) => {
    const values = { cells: {}, lists: list.length > 0 ? { A: list } : {} };
    const takes = (place: string) => (form.cell(place)?.input ?? true) && isOpen();
    expect(flowOn(form, values, from, by, takes)).toBe(expected);
  });
});

describe('R16 sum, count and mean of what is chosen', () => {
  const state = open(DT19, { 'A01.TAY': '1' }, [{ id: 'r1', values: { NAMSINH: '1960', HOTEN: 'Nông Văn A' } }]);
  const people = open(DT01, { 'A01.TAY': '1200', 'A01.NUNG': '50', 'A01.MONG': '-', 'A01.DAO': '0' });
  it('R16 figures only: nothing of empty cells, words, years and không phát sinh', () => {
    expect(selectionFigures(people, ['A01.TAY', 'A01.NUNG', 'A01.MONG', 'A01.DAO', 'A01.KINH'])).toEqual({
      count: 3,
      sum: '1.250',
      mean: '416,67',
    });
    expect(selectionFigures(people, ['A01.TS'])).toEqual({ count: 1, sum: '1.250', mean: '1.250' });
    expect(selectionFigures(state, ['A#r1.NAMSINH', 'A#r1.HOTEN'])).toBeUndefined();
  });
});
