import type { CompiledForm, Field } from '../compiled.ts';
import type { FormValues, ListRow } from '../values.ts';

/** Where one value stands on the page: a cell code (`A01.TS`), or `A#<row id>.HO` for a column of a list row. */
export type Place = string;
type ListPlace = { readonly section: string; readonly row: string; readonly field: string };

export const listPlace = (section: string, row: string, field: string): Place => `${section}#${row}.${field}`;

export const parseListPlace = (place: Place): ListPlace | undefined => {
  const hash = place.indexOf('#');
  const dot = place.lastIndexOf('.');
  return hash < 0 || dot < hash
    ? undefined
    : { section: place.slice(0, hash), row: place.slice(hash + 1, dot), field: place.slice(dot + 1) };
};

/** How the value at a place is read and written. */
export const fieldAt = (form: CompiledForm, place: Place): Field | undefined => {
  const list = parseListPlace(place);
  if (!list) return form.cell(place);
  return form.section(list.section)?.fields.find((field) => field.code === list.field);
};

export const sectionOf = (form: CompiledForm, place: Place): string =>
  parseListPlace(place)?.section ?? form.cell(place)?.section ?? place.split('#')[0] ?? '';

export const valueAt = (values: FormValues, place: Place): string | undefined => {
  const list = parseListPlace(place);
  if (!list) return values.cells[place];
  return values.lists[list.section]?.find((row) => row.id === list.row)?.values[list.field];
};

/** The rows of a list with one value written; undefined clears it. */
export const withListValue = (
  rows: readonly ListRow[],
  place: ListPlace,
  value: string | undefined,
): readonly ListRow[] =>
  rows.map((row) => (row.id === place.row ? { ...row, values: withEntry(row.values, place.field, value) } : row));

export const withEntry = <V>(
  record: Readonly<Record<string, V>>,
  name: string,
  value: V | undefined | null,
): Readonly<Record<string, V>> => {
  const { [name]: _previous, ...rest } = record;
  return value === undefined || value === null ? rest : { ...rest, [name]: value };
};

/** Which row of its list a place stands in, from 1; undefined where the row is gone or its list is not known here. */
const rowNumber = (list: ListPlace, values: FormValues | undefined): number | undefined => {
  const at = values?.lists[list.section]?.findIndex(({ id }) => id === list.row) ?? -1;
  return at < 0 ? undefined : at + 1;
};

const listPlaceName = (form: CompiledForm, place: Place, list: ListPlace, values: FormValues | undefined): string => {
  const number = rowNumber(list, values);
  const row = number === undefined ? [] : [`dòng ${number}`];
  return [list.section, ...row, fieldAt(form, place)?.label ?? []].flat().join(' · ');
};

/**
 * `A05 · Kinh` for people: the code of the row (they know it from paper) and the name of the column. In a list `A · dòng 3 · Năm sinh`;
 * `values` are those that hold the row.
 */
export const placeName = (form: CompiledForm, place: Place, values?: FormValues): string => {
  const list = parseListPlace(place);
  if (list) return listPlaceName(form, place, list, values);
  const cell = form.cell(place);
  if (!cell) return listName(form, place);
  return cell.column === '' ? `${cell.row} · ${cell.label}` : `${cell.row} · ${columnLabel(cell.label)}`;
};

const listName = (form: CompiledForm, code: string): string => {
  const section = form.section(code);
  return section ? `${section.code}. ${section.title}` : code;
};

const columnLabel = (label: string): string => label.split(' · ').at(-1) ?? label;
