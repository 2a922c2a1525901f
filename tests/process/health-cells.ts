import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileForm } from '../../src/forms/rules/compile.ts';
import type { FormDefinition } from '../../src/forms/rules/definition.ts';
import type { CellValues } from '../../src/forms/rules/values.ts';
import { projectRoot } from '../../src/platform/config/project-root.ts';

/** A sheet of DT11 (health) that passes its checks: every number 7, so that sums are easy to foretell. */
export const healthCells = (): CellValues => {
  const definition = JSON.parse(readFileSync(join(projectRoot, 'catalog/forms/DT11.json'), 'utf8')) as FormDefinition;
  const small = ['B03', 'B04', 'B02'];
  const cells = compileForm(definition).cells.filter(({ input }) => input);
  return Object.fromEntries(
    cells.map(({ code }) => [
      code,
      small.some((row) => code.startsWith(`${row}.`)) ? (code.startsWith('B02.') ? '7' : '2') : '7',
    ]),
  );
};
