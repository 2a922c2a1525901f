import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPublishedForm } from '../../../forms/rules/published-form.ts';
import { createEntryStore } from '../../../forms/web/grid/index.ts';
import { problemsOf, unexplained, withExplanation } from './problems.ts';

const form = readPublishedForm(JSON.parse(readFileSync('catalog/forms/DT01.json', 'utf8')), []);
const open = (cells: Record<string, string>, previous: Record<string, string> = {}) =>
  createEntryStore({ form, values: { cells, lists: {} }, context: { previous }, onChange: () => undefined });

describe('R16 what is wrong with a sheet', () => {
  it('R16 a text that is no number counts as an error', () => {
    const store = open({ 'A02.TAY': '5' });
    store.type('A02.TAY', '12x');
    store.leave();
    expect(problemsOf(store.state()).map(({ severity, place }) => [severity, place])).toEqual([['error', 'A02.TAY']]);
  });
});

describe('R13 a kept warning carries its explanation', () => {
  it('R13 is open until it has one, and closed by it', () => {
    const store = open({ 'A02.TAY': '200' }, { 'A02.TAY': '100' });
    const problems = problemsOf(store.state());
    const [warning] = problems;
    expect(warning?.severity).toBe('warning');
    expect(unexplained(problems, [])).toHaveLength(1);
    expect(unexplained(problems, warning ? withExplanation([], warning, 'Tách xóm theo quyết định') : [])).toHaveLength(
      0,
    );
  });
});
