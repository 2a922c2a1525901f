import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPublishedForm } from '../../../forms/rules/published-form.ts';
import { createEntryStore } from '../../../forms/web/grid/index.ts';
import { explanationFault, nextStop, problemsOf, stopsOf, unexplained, withExplanation } from './problems.ts';

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

describe('R13 F8 goes from one problem to the next', () => {
  const stops = [
    { id: 'a', place: 'A01' },
    { id: 'b', place: 'A02' },
    { id: 'c', place: 'A02' },
  ];
  it.each([
    ['from anywhere to the first', { id: '', index: -1 }, 'Z9', 1, 'a'],
    ['backwards from anywhere to the last', { id: '', index: -1 }, 'Z9', -1, 'c'],
    ['on', { id: 'a', index: 0 }, 'A01', 1, 'b'],
    ['two at one cell', { id: 'b', index: 1 }, 'A02', 1, 'c'],
    ['round', { id: 'c', index: 2 }, 'A02', 1, 'a'],
    ['back round', { id: 'a', index: 0 }, 'A01', -1, 'c'],
    ['from the problem that one clicked on', { id: 'c', index: 2 }, 'A01', 1, 'b'],
    ['on from the last one after looking elsewhere', { id: 'a', index: 0 }, 'Z9', 1, 'b'],
    ['a settled one has given its place to the next', { id: 'gone', index: 1 }, 'Z9', 1, 'b'],
    ['the last one settled', { id: 'gone', index: 3 }, 'Z9', 1, 'a'],
    ['back from a settled one', { id: 'gone', index: 1 }, 'Z9', -1, 'a'],
  ] as const)('%s', (_what, visited, place, by, expected) =>
    expect(nextStop(stops, visited, place, by)?.id).toBe(expected),
  );
  it('R13 where nothing is wrong the empty cells are the stops; where nothing is empty there are none', () => {
    expect(stopsOf([], ['A01', 'A02']).map(({ place }) => place)).toEqual(['A01', 'A02']);
    expect(nextStop([], { id: '', index: -1 }, 'A01', 1)).toBeUndefined();
  });
});

describe('R13 an explanation is judged at its field', () => {
  it.each([
    ['', 'missing'],
    ['  ', 'missing'],
    ['ok', 'short'],
    ['tách', 'none'],
  ])('“%s” is %s', (text, fault) => expect(explanationFault(text)).toBe(fault));
});
