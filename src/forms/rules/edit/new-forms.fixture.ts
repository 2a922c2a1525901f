import { expect } from 'vitest';
import { check, failures } from '../check.ts';
import { compileForm } from '../compile.ts';
import { compute } from '../compute.ts';
import type { FormDefinition } from '../definition.ts';
import { inspect } from '../inspect.ts';
import type { Context, FormValues } from '../values.ts';
import { applyAll } from './apply.ts';
import { emptyDefinition, finished } from './opened.ts';
import type { EditOperation } from './operation.ts';

/** A form from nothing, by the edits that the designer's page sends. */
export const made = (...ops: EditOperation[]): FormDefinition => {
  const about: EditOperation = {
    op: 'set-form',
    values: { sector: 'dan-so', periodKinds: ['month'], calendar: 'administrative', verifier: 'BDT' },
  };
  return finished(applyAll(emptyDefinition('TN01', 'Biểu mới'), [about, ...ops]));
};
/** The same, and nothing may stand against publishing it. */
export const built = (...ops: EditOperation[]): FormDefinition => {
  const definition = made(...ops);
  expect(inspect(definition, {})).toEqual([]);
  return definition;
};
export const table = (code: string): EditOperation => ({
  op: 'add-section',
  after: null,
  section: { code, title: `Phần ${code}`, shape: 'table', rows: [], columns: [] },
});
export const rows = { section: 'A', axis: 'rows' } as const;
export const columns = { section: 'A', axis: 'columns' } as const;
export const failing = (definition: FormDefinition, values: FormValues, context: Context = {}): string[] => {
  const form = compileForm(definition);
  return failures(check(form, compute(form, values, context), values, context)).map(
    ({ check: id, at }) => `${id} ${at}`,
  );
};
