import { parseRational, toText } from '../../platform/rules/rational.ts';
import type { CompiledForm, Field } from './compiled.ts';
import { isNumeric } from './resolve-names.ts';
import { valueProblem } from './validate-value.ts';
import type { FormValues, ListRow } from './values.ts';

/** Only these are numbers that may be written otherwise: the rest of what a cell takes is canonical by its form. */
const MAY_BE_SHORTER = /\.\d*0$/;

/**
 * The one writing of a value: letters composed (NFC), a number without needless zeros (2.5, never 2.50). What the cell does not take
 * is left as it is, to be refused as it was written.
 */
export const canonicalValue = (field: Field | undefined, text: string): string => {
  const composed = text.normalize('NFC');
  if (!field || !MAY_BE_SHORTER.test(composed) || !isNumeric(field.type) || valueProblem(field, composed))
    return composed;
  const value = parseRational(composed);
  return value ? toText(value) : composed;
};

const mapped = (record: Readonly<Record<string, string>>, change: (code: string, text: string) => string) => {
  const changed: Record<string, string> = {};
  for (const [code, text] of Object.entries(record)) changed[code] = change(code, text);
  return changed;
};

/** How the value of a list's column is written. */
export const fieldOf = (form: CompiledForm, section: string, column: string): Field | undefined =>
  form.section(section)?.fields.find(({ code }) => code === column);

export const canonicalRows = (form: CompiledForm, section: string, rows: readonly ListRow[]): ListRow[] =>
  rows.map(({ id, values }) => ({
    id,
    values: mapped(values, (column, text) => canonicalValue(fieldOf(form, section, column), text)),
  }));

/** A filled form in its one writing: equal figures give equal digests, however they were sent. */
export const canonicalValues = (form: CompiledForm, { cells, lists }: FormValues): FormValues => ({
  cells: mapped(cells, (code, text) => canonicalValue(form.cell(code), text)),
  lists: Object.fromEntries(
    Object.entries(lists).map(([section, rows]) => [section, canonicalRows(form, section, rows)]),
  ),
});
