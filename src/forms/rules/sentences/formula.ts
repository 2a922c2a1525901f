import { sentenceStart } from '../../../platform/text/sentence.ts';
import type { Cell, CompiledForm } from '../compiled.ts';
import { parseExpression } from '../expression/parser.ts';
import type { Expression } from '../expression/syntax.ts';
import { expressionWords } from '../expression/words.ts';
import { softened } from './labels.ts';
import { cellName, columnName, rowName } from './naming.ts';

/** A bare name is a column on the cell's row, a row on its column, a list, or a column of a list. */
const bare = (form: CompiledForm, { row, column }: Cell, code: string): string | undefined => {
  const [across, down] = [form.cell(`${row}.${code}`), form.cell(`${code}.${column}`)];
  if (across) return columnName(form, across);
  if (down) return rowName(form, down);
  const list = form.section(code);
  if (list) return `“${list.title}”`;
  const field = form.sections.flatMap(({ fields }) => fields).find((one) => one.code === code);
  return field && softened(field.label);
};

const full = (form: CompiledForm, first: string, second: string): string | undefined => {
  const cell = form.cell(`${first}.${second}`);
  if (cell) return cellName(form, cell);
  const list = form.section(first);
  const field = list?.fields.find((one) => one.code === second);
  return list && field && `${softened(field.label)} trong “${list.title}”`;
};

const nameWords = (form: CompiledForm, cell: Cell, parts: readonly string[]): string | undefined => {
  const [first = '', second = '', third = ''] = parts;
  if (parts.length === 1) return bare(form, cell, first) ?? 'số liệu';
  if (parts.length === 3) return `số ở phiếu ${first} (${second}.${third})`;
  return full(form, first, second) ?? 'số liệu';
};

/** How a cell is computed, by the names of what it is made of: `Cộng dân tộc thiểu số + Kinh`; undefined where it is not. */
export const formulaWords = (form: CompiledForm, cell: Cell): string | undefined => {
  if (cell.formula === undefined) return undefined;
  const named = (part: Expression): string | undefined =>
    part.kind === 'name' ? nameWords(form, cell, part.parts) : undefined;
  return sentenceStart(expressionWords(parseExpression(cell.formula), named));
};
