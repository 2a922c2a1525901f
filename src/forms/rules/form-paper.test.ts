import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { emptyContents, formPaper } from './form-paper.ts';
import { readPublishedForm } from './published-form.ts';

it.each([
  ['A', ['right']],
  // Yes or no in the first row, figures below it: a column of figures all the same.
  ['C', ['right']],
])('R35 the columns of part %s of DT04 stand as their figures do', (code, align) => {
  const form = readPublishedForm(JSON.parse(readFileSync('catalog/forms/DT04.json', 'utf8')), []);
  const table = formPaper(form, emptyContents).find((section) => section.code === code);
  expect(table?.kind === 'table' ? table.align : undefined).toEqual(align);
});
