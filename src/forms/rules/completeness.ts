import { notApplying } from './applies.ts';
import type { CompiledForm, CompiledSection } from './compiled.ts';
import { type FormValues, rowsOf } from './values.ts';

export type Filling = {
  readonly required: number;
  readonly filled: number;
  /** Cell codes, `A#<row id>.COLUMN` in lists, and the code of a list that nobody has touched. */
  readonly missing: readonly string[];
};

export type Completeness = Filling & { readonly bySection: Readonly<Record<string, Filling>> };

const isFilled = (text: string | undefined): boolean => text !== undefined && text !== '';

const requiredOf = (
  section: CompiledSection,
  values: FormValues,
  out: ReadonlySet<string>,
): { code: string; text: string | undefined }[] => {
  if (section.shape !== 'list') {
    return section.cells
      .filter((cell) => cell.required && !out.has(cell.code))
      .map((cell) => ({ code: cell.code, text: values.cells[cell.code] }));
  }
  if (out.has(section.code)) return [];
  const rows = rowsOf(values, section.code) ?? [];
  // Rows, or the word that there are none: an untouched list is itself what is missing.
  if (rows.length === 0) return [{ code: section.code, text: values.cells[section.code] }];
  const fields = section.fields.filter((field) => field.required);
  return rows.flatMap((row) =>
    fields.map((field) => ({ code: `${section.code}#${row.id}.${field.code}`, text: row.values[field.code] })),
  );
};

const fillingOf = (section: CompiledSection, values: FormValues, out: ReadonlySet<string>): Filling => {
  const required = requiredOf(section, values, out);
  const missing = required.filter((one) => !isFilled(one.text)).map((one) => one.code);
  return { required: required.length, filled: required.length - missing.length, missing };
};

/** How much of what must be filled is filled; "không phát sinh" fills. Of one section, or of the form. */
export const completeness = (form: CompiledForm, values: FormValues, section?: string): Completeness => {
  const sections = form.sections.filter((one) => section === undefined || one.code === section);
  const out = notApplying(form, values);
  const bySection = Object.fromEntries(sections.map((one) => [one.code, fillingOf(one, values, out)]));
  const all = Object.values(bySection);
  return {
    required: all.reduce((count, one) => count + one.required, 0),
    filled: all.reduce((count, one) => count + one.filled, 0),
    missing: all.flatMap((one) => one.missing),
    bySection,
  };
};

/** Nothing typed at all: no cell and no list row. Such a form cannot be sent. */
export const isBlank = (form: CompiledForm, values: FormValues): boolean =>
  !form.cells.some((cell) => cell.input && isFilled(values.cells[cell.code])) &&
  !form.sections.some((section) => rowsOf(values, section.code));
