import type { CompiledForm } from '../../forms/rules/compiled.ts';
import type { FormValues } from '../../forms/rules/values.ts';

export const HIDDEN = '•••';

/** The values with personal cells and columns masked: who neither reports nor checks nor verifies sees that there is one, not which. */
export const withoutPersonal = (form: CompiledForm, values: FormValues): FormValues => {
  const personal = new Set(form.cells.filter((cell) => cell.personal).map(({ code }) => code));
  const hide = (hidden: ReadonlySet<string>, record: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(record).map(([code, text]) => [code, hidden.has(code) ? HIDDEN : text]));
  const lists = Object.entries(values.lists).map(([section, rows]) => {
    const columns = new Set(
      form
        .section(section)
        ?.fields.filter((field) => field.personal)
        .map(({ code }) => code),
    );
    return [section, rows.map(({ id, values: row }) => ({ id, values: hide(columns, row) }))];
  });
  return { cells: hide(personal, values.cells), lists: Object.fromEntries(lists) };
};

/** Whether a cell, or a value in a list (`A#<row id>.COLUMN`), is personal. */
export const isPersonal = (form: CompiledForm, place: string): boolean => {
  const [section = '', ofRow] = place.split('#');
  if (ofRow === undefined) return form.cell(place)?.personal ?? false;
  const column = ofRow.slice(ofRow.lastIndexOf('.') + 1);
  return form.section(section)?.fields.find(({ code }) => code === column)?.personal ?? false;
};
