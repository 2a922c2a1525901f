import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../rules/entry/entry-state.ts';
import { readPublishedForm } from '../../rules/published-form.ts';
import { formulaForm } from '../../rules/small-form.fixture.ts';
import { layDown, spread } from './block-paste.ts';
import { commandOf } from './commands.ts';
import { createEntryStore } from './entry-store.ts';

const form = readPublishedForm(JSON.parse(readFileSync('catalog/forms/DT01.json', 'utf8')), []);
const open = (cells: Record<string, string> = {}, previous: Record<string, string> = {}) => {
  const sent: Change[] = [];
  const store = createEntryStore({
    form,
    values: { cells, lists: {} },
    context: { previous },
    onChange: (change) => sent.push(change),
  });
  return { store, sent, text: (place: string) => store.view(place).text };
};
const typed = (...pairs: [string, string][]) => new Map(pairs);

describe('R16 typing into the sheet', () => {
  it('R16 totals follow each keystroke and the cell shows exactly what was typed until it is left', () => {
    const { store, text } = open({ 'A02.KINH': '128' });
    store.type('A02.TAY', '1');
    expect(text('A02.TS')).toBe('129');
    store.type('A02.TAY', '1234');
    expect([text('A02.TAY'), text('A02.TS')]).toEqual(['1234', '1.362']);
    store.leave();
    expect(text('A02.TAY')).toBe('1.234');
  });

  it('R16 keystrokes in one cell are one edit to undo, and redo brings it back', () => {
    const { store, text } = open({ 'A02.TAY': '5' });
    for (const keys of ['7', '77', '777']) store.type('A02.TAY', keys);
    store.leave();
    expect(store.undo()).toBe('A02.TAY');
    expect(text('A02.TAY')).toBe('5');
    store.redo();
    expect(text('A02.TAY')).toBe('777');
  });

  it('R16 a text that is no number is kept as typed, counts as an error, and is never sent', () => {
    const { store, sent, text } = open({ 'A02.TAY': '5' });
    store.type('A02.TAY', '1');
    store.type('A02.TAY', '12x');
    store.leave();
    expect(text('A02.TAY')).toBe('12x');
    expect(store.view('A02.TAY').mark).toBe('unreadable');
    expect(sent.at(-1)?.cells).toEqual({ 'A02.TAY': null });
    store.undo();
    expect([text('A02.TAY'), store.view('A02.TAY').mark]).toEqual(['5', 'none']);
  });

  it('R12 missing, 0 and không phát sinh look different', () => {
    const { text } = open({ 'A02.TAY': '0', 'A02.DAO': '-' });
    expect([text('A02.TAY'), text('A02.DAO'), text('A02.NUNG')]).toEqual(['0', '–', '']);
  });

  it.each([
    ['A - previous(A)', '*', 'không hỏi', 'none', 'không hỏi'],
    ['A + previous(A)', '*', '3,00', 'some', 'không hỏi'],
    ['A + previous(A)', '4', '7,00', 'all', '4'],
    ['A - previous(A)', '-', '3,00', 'all', '–'],
  ] as const)(
    'R12 %s with %j in the period before stands as %j, and beside the cell as it was: not asked is a fourth thing',
    (formula, then, shown, asked, before) => {
      const store = createEntryStore({
        form: formulaForm(formula),
        values: { cells: { 'A.X': '3' }, lists: {} },
        context: { previous: { 'A.X': then } },
        onChange: () => undefined,
      });
      expect(store.view('R.X')).toMatchObject({ text: shown, asked, mark: 'none' });
      expect(store.view('A.X').before).toBe(before);
    },
  );

  it('R16 only cells that changed get a new view', () => {
    const { store } = open({ 'A02.TAY': '5', 'B01.TS': '9' });
    const before = store.view('B01.TS');
    store.type('A02.TAY', '6');
    expect(store.view('B01.TS')).toBe(before);
  });
});

describe('R16 a pasted block is one edit', () => {
  const grid = [
    ['A01.TS', 'A01.TAY', 'A01.NUNG'],
    ['A02.TS', 'A02.TAY', 'A02.NUNG'],
  ];
  const isOpen = (place: string) => !place.endsWith('.TS');

  it('R16 lands from its corner, skips computed cells, says what fell outside', () => {
    const paste = layDown(grid, 'A01.TS', [['9', '1.000', ' 2 ', 'x']], isOpen);
    expect([[...paste.typed], paste.skipped, paste.outside]).toEqual([
      [
        ['A01.TAY', '1.000'],
        ['A01.NUNG', '2'],
      ],
      1,
      1,
    ]);
  });

  it('R16 one value fills the chosen block', () => {
    expect(
      spread(
        [['0']],
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
      ),
    ).toEqual([
      ['0', '0'],
      ['0', '0'],
    ]);
    expect(
      spread(
        [['0', '1']],
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
      ),
    ).toEqual([['0', '1']]);
  });

  it('R16 undone as a whole', () => {
    const { store, text } = open({ 'A01.TAY': '3' });
    store.write(typed(['A01.TAY', '1.000'], ['A01.NUNG', '-'], ['A02.TAY', '2.500']));
    expect([text('A01.TAY'), text('A01.NUNG'), text('A02.TAY')]).toEqual(['1.000', '–', '2.500']);
    store.undo();
    expect([text('A01.TAY'), text('A01.NUNG'), text('A02.TAY')]).toEqual(['3', '', '']);
  });
});

describe('R16 keys', () => {
  const key = (name: string, held: Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
    key: name,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    ...held,
  });
  const plain = { editing: false, several: false };
  it.each([
    [key('Tab'), plain, { does: 'go', direction: 'next' }],
    [key('Enter', { shiftKey: true }), plain, { does: 'go', direction: 'above' }],
    [key('ArrowLeft'), plain, { does: 'step', step: 'left', extend: false }],
    [key('ArrowLeft'), { editing: true, several: false }, undefined],
    [key('ArrowDown', { shiftKey: true }), plain, { does: 'step', step: 'down', extend: true }],
    [key('Enter', { ctrlKey: true }), plain, { does: 'panel' }],
    [key('Z', { ctrlKey: true, shiftKey: true }), plain, { does: 'redo' }],
    [key('z', { ctrlKey: true }), { editing: true, several: false }, { does: 'undo' }],
    [key('Delete'), plain, { does: 'clear' }],
    [key('Delete'), { editing: true, several: false }, undefined],
    [key('Backspace'), plain, undefined],
    [key('Backspace'), { editing: false, several: true }, { does: 'clear' }],
    [key('v', { ctrlKey: true }), plain, undefined],
    [key('5'), plain, undefined],
  ])('%j %j → %j', (pressed, mode, command) => expect(commandOf(pressed, mode)).toEqual(command));
});
