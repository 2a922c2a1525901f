import type { CompiledForm, CompiledSection } from './compiled.ts';
import { valueProblem } from './validate-value.ts';
import { type FormValues, NOT_APPLICABLE } from './values.ts';

/** `cell` is a cell code, a list section, or `A#<row id>.COLUMN` in a list. */
export type ValueProblem = { readonly cell: string; readonly message: string };

export const MAX_LIST_ROWS = 5_000;
const MAX_PROBLEMS = 1_000;
const ROW_ID = /^[A-Za-z0-9_-]{1,64}$/;

// What arrives may be anything that JSON can say, whatever its declared type.
const entriesOf = (value: unknown): [string, unknown][] | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined;

const shortened = (code: string): string => (code.length > 60 ? `${code.slice(0, 60)}…` : code);

const cellProblem = (form: CompiledForm, code: string, text: unknown): string | undefined => {
  const cell = form.cell(code);
  if (!cell && form.section(code)?.shape === 'list')
    return text === NOT_APPLICABLE ? undefined : 'Với cả danh sách chỉ ghi được “không phát sinh” (-).';
  if (!cell) return 'Phiếu không có ô này.';
  if (cell.greyed) return 'Ô này để trống theo mẫu, không nhập được.';
  if (!cell.input) return 'Ô này tự tính, không nhập được.';
  return typeof text === 'string' ? valueProblem(cell, text) : 'Giá trị phải là chuỗi ký tự.';
};

const cellProblems = (form: CompiledForm, cells: unknown): ValueProblem[] => {
  const entries = entriesOf(cells);
  if (!entries) return [{ cell: '', message: 'Thiếu phần giá trị các ô (cells).' }];
  return entries.flatMap(([code, text]) => {
    const message = cellProblem(form, code, text);
    return message === undefined ? [] : [{ cell: shortened(code), message }];
  });
};

const rowProblems = (section: CompiledSection, at: string, values: unknown): ValueProblem[] => {
  const entries = entriesOf(values);
  if (!entries) return [{ cell: at, message: 'Dòng của danh sách không đúng cấu trúc.' }];
  return entries.flatMap(([column, text]) => {
    const cell = `${at}.${shortened(column)}`;
    const field = section.fields.find((one) => one.code === column);
    if (!field) return [{ cell, message: 'Danh sách không có cột này.' }];
    const message = typeof text === 'string' ? valueProblem(field, text) : 'Giá trị phải là chuỗi ký tự.';
    return message === undefined ? [] : [{ cell, message }];
  });
};

const listProblems = (section: CompiledSection, rows: readonly unknown[]): ValueProblem[] => {
  const seen = new Set<string>();
  return rows.flatMap((row, position) => {
    const { id, values } = Object.fromEntries(entriesOf(row) ?? []);
    const at = `${section.code}#${typeof id === 'string' && ROW_ID.test(id) ? id : position + 1}`;
    if (typeof id !== 'string' || !ROW_ID.test(id)) return [{ cell: at, message: 'Mã của dòng không hợp lệ.' }];
    if (seen.has(id)) return [{ cell: at, message: 'Hai dòng của danh sách có cùng một mã.' }];
    seen.add(id);
    return rowProblems(section, at, values);
  });
};

const listsProblems = (form: CompiledForm, lists: unknown): ValueProblem[] => {
  const entries = entriesOf(lists);
  if (!entries) return [{ cell: '', message: 'Thiếu phần các danh sách (lists).' }];
  return entries.flatMap(([code, rows]) => {
    const section = form.section(code);
    const cell = shortened(code);
    if (section?.shape !== 'list') return [{ cell, message: 'Phiếu không có danh sách này.' }];
    if (!Array.isArray(rows)) return [{ cell, message: 'Danh sách không đúng cấu trúc.' }];
    if (rows.length > MAX_LIST_ROWS) return [{ cell, message: 'Danh sách có quá 5.000 dòng.' }];
    return listProblems(section, rows);
  });
};

/** Lists that are said to have nothing to list and yet have rows. */
export const contradictions = (form: CompiledForm, { cells, lists }: FormValues): ValueProblem[] =>
  form.sections
    .filter(({ shape, code }) => shape === 'list' && code in cells && (lists[code]?.length ?? 0) > 0)
    .map(({ code }) => ({
      cell: code,
      message: 'Danh sách đã có dòng; hãy xóa các dòng, hoặc bỏ ghi “không phát sinh”.',
    }));

/** Everything that may not be stored, at most 1,000 of it. Safe on any JSON, whatever the type says. */
export const validateValues = (form: CompiledForm, values: FormValues): ValueProblem[] => {
  const { cells, lists } = Object.fromEntries(entriesOf(values) ?? []);
  return [...cellProblems(form, cells), ...listsProblems(form, lists)].slice(0, MAX_PROBLEMS);
};
