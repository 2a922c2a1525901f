import type { CompiledForm } from './compiled.ts';

/** `A06 · Mông`; a list by its title. */
export const cellName = (form: CompiledForm, code: string): string => {
  const cell = form.cell(code);
  if (!cell) return form.section(code)?.title ?? code;
  return `${cell.row} · ${cell.label.split(' · ').at(-1) ?? cell.label}`;
};
