import type { Cell, Choice, Field } from './compiled.ts';
import type { ValueType } from './definition.ts';
import { FormulaProblem, type Name, type Range } from './expression/syntax.ts';
import type { FormIndex, Place, Reads } from './form-index.ts';
import type { Plan } from './plan.ts';

export type Kind = 'number' | 'text' | 'date' | 'boolean';

export type Resolved = {
  readonly plan: Plan;
  readonly kind: Kind;
  /** Declared decimals of a percentage or of a sum of percentages. */
  readonly percentPlaces?: number | undefined;
  readonly choices?: readonly Choice[] | undefined;
};

export const kindOf = (type: ValueType): Kind => {
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'percent':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'date':
      return 'date';
    default:
      return 'text';
  }
};

export const isNumeric = (type: ValueType): boolean => kindOf(type) === 'number';

const ofField = (field: Field, plan: Plan): Resolved => ({
  plan,
  kind: kindOf(field.type),
  percentPlaces: field.type === 'percent' ? field.decimals : undefined,
  choices: field.choices.length > 0 ? field.choices : undefined,
});

const ofCell = (cell: Cell, reads: Reads): Resolved => {
  reads.cells.add(cell.index);
  return ofField(cell, { op: 'cell', index: cell.index, boolean: cell.type === 'boolean' });
};

const unknown = (name: Name, hint: string): FormulaProblem =>
  new FormulaProblem(`Không có “${name.parts.join('.')}” trong phiếu. ${hint}`, name.span);

const bareHint = (place: Place): string => {
  if (place.list !== undefined) return `Ở đây cần mã cột của danh sách ${place.list}.`;
  if (place.row !== undefined && place.column === undefined) return 'Công thức xét theo từng dòng nên tên là mã cột.';
  if (place.column !== undefined && place.row === undefined) return 'Công thức xét theo từng cột nên tên là mã dòng.';
  return 'Ở đây cần tên đầy đủ của ô, ví dụ A01.TS.';
};

const resolveBare = (index: FormIndex, place: Place, name: Name, reads: Reads): Resolved => {
  const [code = ''] = name.parts;
  if (place.list !== undefined) {
    const field = index.fieldsOf.get(place.list)?.get(code);
    if (!field) throw unknown(name, bareHint(place));
    reads.fields.add(code);
    const kind = kindOf(field.type);
    return ofField(field, { op: 'field', code, kind: kind === 'date' ? 'text' : kind });
  }
  const candidates = [
    place.row === undefined ? undefined : index.cells.get(`${place.row}.${code}`),
    place.column === undefined ? undefined : index.cells.get(`${code}.${place.column}`),
    index.cells.get(code),
  ].filter((cell) => cell !== undefined);
  const [cell, other] = candidates;
  if (!cell) throw unknown(name, bareHint(place));
  if (other) throw new FormulaProblem(`“${code}” vừa là mã dòng vừa là mã cột; viết tên đầy đủ của ô.`, name.span);
  return ofCell(cell, reads);
};

const resolveFull = (index: FormIndex, name: Name, reads: Reads): Resolved => {
  const [first = '', second = ''] = name.parts;
  const cell = index.cells.get(`${first}.${second}`);
  if (cell) return ofCell(cell, reads);
  if (index.fieldsOf.has(first)) {
    throw new FormulaProblem(`“${first}.${second}” là cột của danh sách; chỉ dùng trong sum hoặc unique.`, name.span);
  }
  const hint = index.sectionOfRow.has(first) ? `Dòng ${first} không có cột ${second}.` : `Không có dòng ${first}.`;
  throw unknown(name, hint);
};

/** What a name of another form's cell stands for, where the catalogue gives that form. */
const quotedSeries = ({ catalogue }: FormIndex, name: Name, form: string, code: string): string | undefined => {
  if (!catalogue.forms) return undefined;
  const other = catalogue.forms(form);
  if (!other) throw new FormulaProblem(`Không có phiếu ${form} trong danh mục.`, name.span);
  const cell = other.cell(code);
  if (!cell) throw new FormulaProblem(`Phiếu ${form} không có ô ${code}.`, name.span);
  if (!isNumeric(cell.type)) throw new FormulaProblem(`Ô ${code} của phiếu ${form} không phải là số.`, name.span);
  return cell.series;
};

const resolveForeign = (index: FormIndex, name: Name, reads: Reads): Resolved => {
  const [form = '', row = '', column = ''] = name.parts;
  const code = `${row}.${column}`;
  if (form === index.form) return resolveFull(index, { ...name, parts: [row, column] }, reads);
  const series = quotedSeries(index, name, form, code);
  reads.forms.set(`${form}.${code}`, { form, cell: code, ...(series === undefined ? {} : { series }) });
  return { plan: { op: 'form', form, code }, kind: 'number' };
};

/** What a name stands for in its place; throws FormulaProblem when it stands for nothing, or for two things. */
export const resolveName = (index: FormIndex, place: Place, name: Name, reads: Reads): Resolved => {
  if (name.parts.length === 1) return resolveBare(index, place, name, reads);
  return name.parts.length === 2 ? resolveFull(index, name, reads) : resolveForeign(index, name, reads);
};

/** The codes that a range runs along, which part of a name says them, and how a name is made of one. */
type Run = { readonly codes: readonly string[]; readonly part: 0 | 1; readonly name: (code: string) => string[] };

const fullRun = (index: FormIndex, from: readonly string[], to: readonly string[]): Run | undefined => {
  const [row = '', column = ''] = from;
  const section = index.sectionOfRow.get(row) ?? '';
  if (column === to[1]) return { codes: index.rowsOf.get(section) ?? [], part: 0, name: (code) => [code, column] };
  return row === to[0]
    ? { codes: index.columnsOf.get(section) ?? [], part: 1, name: (code) => [row, code] }
    : undefined;
};

const bareRun = (index: FormIndex, place: Place, first: string): Run | undefined => {
  const columns = index.columnsOf.get(place.section) ?? [];
  if (place.row !== undefined && columns.includes(first)) return { codes: columns, part: 0, name: (code) => [code] };
  const section = index.sectionOfRow.get(first);
  if (section === undefined || place.column === undefined) return undefined;
  return { codes: index.rowsOf.get(section) ?? [], part: 0, name: (code) => [code] };
};

const runOf = (index: FormIndex, place: Place, { from, to }: Range): Run | undefined => {
  if (from.parts.length !== to.parts.length || from.parts.length > 2) return undefined;
  return from.parts.length === 2 ? fullRun(index, from.parts, to.parts) : bareRun(index, place, from.parts[0] ?? '');
};

/** The cells of `A01:A10` or `TAY:KHAC`, both ends included, in definition order. */
export const resolveRange = (index: FormIndex, place: Place, range: Range, reads: Reads): Resolved[] => {
  // The ends first: a name that is not there is the better message.
  resolveName(index, place, range.from, reads);
  resolveName(index, place, range.to, reads);
  const run = runOf(index, place, range);
  const from = run?.codes.indexOf(range.from.parts[run.part] ?? '') ?? -1;
  const to = run?.codes.indexOf(range.to.parts[run.part] ?? '') ?? -1;
  if (!run || from < 0 || to < 0) {
    throw new FormulaProblem('Hai đầu của khoảng phải cùng là dòng, hoặc cùng là cột, của một mục.', range.span);
  }
  if (to < from) throw new FormulaProblem('Khoảng phải viết từ mã đứng trước đến mã đứng sau.', range.span);
  return run.codes
    .slice(from, to + 1)
    .map((code) => resolveName(index, place, { kind: 'name', parts: run.name(code), span: range.span }, reads));
};
