import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designCommand } from './design-keys.ts';

type On = Parameters<typeof designCommand>[1];
const places: readonly On[] = ['cell', 'row', 'column'];

/** `Ctrl+Shift+z` as the browser tells it. */
const press = (keys: string) => {
  const parts = keys.split('+');
  const held = (name: string) => parts.includes(name);
  const key = parts.at(-1) ?? '';
  return { key, ctrlKey: held('Ctrl'), metaKey: held('Cmd'), shiftKey: held('Shift'), altKey: held('Alt') };
};

describe('R10 the designer by the keyboard', () => {
  it.each<[string, On, ReturnType<typeof designCommand>]>([
    ['ArrowDown', 'cell', { does: 'step', toward: 'down', extend: false }],
    ['Shift+ArrowRight', 'row', { does: 'step', toward: 'right', extend: true }],
    ['Home', 'cell', { does: 'step', toward: 'rowStart', extend: false }],
    ['Ctrl+Home', 'cell', { does: 'step', toward: 'first', extend: false }],
    ['Ctrl+End', 'row', { does: 'step', toward: 'last', extend: false }],
    ['Enter', 'cell', { does: 'formula' }],
    ['F2', 'cell', { does: 'formula' }],
    ['=', 'cell', { does: 'formula' }],
    ['Enter', 'row', { does: 'words', fresh: false }],
    ['F2', 'column', { does: 'words', fresh: false }],
    ['đ', 'row', { does: 'words', fresh: true }],
    ['đ', 'cell', undefined],
    [' ', 'row', undefined],
    ['Delete', 'row', { does: 'remove' }],
    ['Tab', 'cell', undefined],
    ['Escape', 'cell', undefined],
    ['Ctrl+z', 'cell', { does: 'undo' }],
    ['Ctrl+Z', 'cell', { does: 'undo' }],
    ['Cmd+z', 'row', { does: 'undo' }],
    ['Ctrl+Shift+Z', 'row', { does: 'redo' }],
    ['Ctrl+y', 'column', { does: 'redo' }],
    ['Ctrl+Enter', 'column', { does: 'panel' }],
    ['Ctrl+c', 'cell', undefined],
    ['Alt+Enter', 'row', { does: 'add' }],
    ['Alt+ArrowUp', 'row', { does: 'earlier' }],
    ['Alt+ArrowDown', 'row', { does: 'later' }],
    ['Alt+ArrowLeft', 'row', { does: 'out' }],
    ['Alt+ArrowRight', 'row', { does: 'into' }],
    ['Alt+ArrowUp', 'column', { does: 'out' }],
    ['Alt+ArrowDown', 'column', { does: 'into' }],
    ['Alt+ArrowLeft', 'column', { does: 'earlier' }],
    ['Alt+ArrowRight', 'column', { does: 'later' }],
    ['Alt+x', 'row', undefined],
  ])('%s on a %s', (keys, on, command) => {
    expect(designCommand(press(keys), on)).toEqual(command);
  });

  it('what moves a row along its axis moves a column across, and the other way round', () => {
    const turned: Record<string, string> = {
      ArrowUp: 'ArrowLeft',
      ArrowDown: 'ArrowRight',
      ArrowLeft: 'ArrowUp',
      ArrowRight: 'ArrowDown',
    };
    for (const [key, other] of Object.entries(turned))
      expect(designCommand(press(`Alt+${key}`), 'row')).toEqual(designCommand(press(`Alt+${other}`), 'column'));
  });

  it('nothing of the browser is taken: no chord of a letter but undo and redo', () => {
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwx0123456789-+/');
    fc.assert(
      fc.property(
        letter,
        fc.constantFrom('Ctrl', 'Cmd'),
        fc.boolean(),
        fc.constantFrom(...places),
        (key, chord, shift, on) => {
          const pressed = { ...press('x'), key, ctrlKey: chord === 'Ctrl', metaKey: chord === 'Cmd', shiftKey: shift };
          expect(designCommand(pressed, on)).toBeUndefined();
        },
      ),
    );
  });
});
