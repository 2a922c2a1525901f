import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { readPublishedForm } from '../../rules/published-form.ts';
import { createEntryStore } from './entry-store.ts';
import { createManyStore, placeIn } from './many-store.ts';
import { createSelection } from './selection.ts';

const form = readPublishedForm(JSON.parse(readFileSync('catalog/forms/DT11.json', 'utf8')), []);

const open = () => {
  const sent: [string, Record<string, string | null>][] = [];
  const row = (key: string) =>
    createEntryStore({
      form,
      values: { cells: {}, lists: {} },
      context: {},
      onChange: ({ cells }) => sent.push([key, { ...cells }]),
    });
  const rows = new Map(['1', '2', '3'].map((key) => [key, row(key)]));
  const store = createManyStore(rows);
  const values = () => [...rows.values()].map((one) => one.state().values.cells);
  return { store, rows, sent, values };
};
const block = (rows: readonly string[], text: string) =>
  new Map(rows.map((row) => [placeIn(row, 'A01.GT'), text] as const));

describe('R16 many sheets as one table', () => {
  it('R16 a keystroke reaches its own sheet and no other', () => {
    const { store, sent, values, rows } = open();
    const heard = vi.fn();
    store.subscribeTo(placeIn('2', 'A01.GT'))(heard);
    store.type(placeIn('1', 'A01.GT'), '5');
    expect(heard).not.toHaveBeenCalled();
    expect(values()).toEqual([{ 'A01.GT': '5' }, {}, {}]);
    expect(sent).toEqual([['1', { 'A01.GT': '5' }]]);
    expect(store.view(placeIn('1', 'A01.GT')).text).toBe('5');
    expect(rows.get('2')?.state().undo).toEqual([]);
  });

  it('R16 a block over several sheets is one edit: taken back at once, and made again', () => {
    const { store, values } = open();
    store.type(placeIn('2', 'A01.GT'), '9');
    store.leave();
    store.write(block(['1', '2', '3'], '7'));
    expect(values()).toEqual([{ 'A01.GT': '7' }, { 'A01.GT': '7' }, { 'A01.GT': '7' }]);
    expect(store.undo()).toBe(placeIn('1', 'A01.GT'));
    expect(values()).toEqual([{}, { 'A01.GT': '9' }, {}]);
    expect(store.redo()).toBe(placeIn('1', 'A01.GT'));
    expect(values()[2]).toEqual({ 'A01.GT': '7' });
    store.undo();
    store.undo();
    expect(values()).toEqual([{}, {}, {}]);
    expect(store.undo()).toBeUndefined();
  });

  it('R16 keystrokes in one cell are one edit; Escape takes back what was typed since it was entered', () => {
    const { store, values } = open();
    store.type(placeIn('1', 'A01.GT'), '1');
    store.type(placeIn('1', 'A01.GT'), '12');
    store.type(placeIn('3', 'A01.GT'), '4');
    store.leave();
    store.undo();
    expect(values()).toEqual([{ 'A01.GT': '12' }, {}, {}]);
    store.type(placeIn('2', 'A01.GT'), '8');
    store.revert(placeIn('2', 'A01.GT'));
    expect(values()).toEqual([{ 'A01.GT': '12' }, {}, {}]);
    store.undo();
    expect(values()).toEqual([{}, {}, {}]);
  });

  it('R16 what cannot be read stays as typed in its row', () => {
    const { store, values } = open();
    store.write(block(['1', '2'], 'ba'));
    expect([store.isUnread(placeIn('1', 'A01.GT')), store.isUnread(placeIn('3', 'A01.GT'))]).toEqual([true, false]);
    expect(values()).toEqual([{}, {}, {}]);
  });
});

describe('R16 what is chosen is told to the cells that it concerns', () => {
  it('R16 a step tells the cell left and the cell entered, a block its cells', () => {
    const grid = [
      ['a1', 'b1', 'c1'],
      ['a2', 'b2', 'c2'],
    ];
    const selection = createSelection('a1');
    const heard: string[] = [];
    for (const place of grid.flat()) selection.subscribeTo(place)(() => heard.push(place));
    const told = (work: () => void): string[] => {
      heard.length = 0;
      work();
      return heard.toSorted();
    };
    expect(told(() => selection.select(grid, 'b1', 'b1'))).toEqual(['a1', 'b1']);
    expect(told(() => selection.select(grid, 'c2', 'c2'))).toEqual(['a1', 'b1', 'c2']);
    expect(told(() => selection.select(grid, 'b1', 'c2'))).toEqual(['a1', 'b1', 'b2', 'c1', 'c2']);
  });
});
