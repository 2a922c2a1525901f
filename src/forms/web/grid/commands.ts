import type { Direction, Step } from '../../../platform/ui/table/movement.ts';
import type { Along } from './fill.ts';

/** What a key asks of the table. */
export type Command =
  | { readonly does: 'step'; readonly step: Step; readonly extend: boolean }
  | { readonly does: 'go'; readonly direction: Direction }
  | { readonly does: 'fill'; readonly along: Along }
  | { readonly does: 'edit' | 'revert' | 'undo' | 'redo' | 'panel' | 'clear' | 'all' };

export type Key = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
};
/** editing: F2 was pressed, the arrows move in the text. several: a block is chosen. */
export type Mode = { readonly editing: boolean; readonly several: boolean };

const withControl: Readonly<Record<string, Command>> = {
  z: { does: 'undo' },
  y: { does: 'redo' },
  a: { does: 'all' },
  d: { does: 'fill', along: 'down' },
  r: { does: 'fill', along: 'right' },
  Enter: { does: 'panel' },
  Home: { does: 'step', step: 'first', extend: false },
  End: { does: 'step', step: 'last', extend: false },
};
const arrows: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'rowStart',
  End: 'rowEnd',
};
const always: Readonly<Record<string, Command>> = { F2: { does: 'edit' }, Escape: { does: 'revert' } };

const controlled = (key: Key): Command | undefined => {
  const name = key.key.length === 1 ? key.key.toLowerCase() : key.key;
  if (name === 'z' && key.shiftKey) return { does: 'redo' };
  const step = arrows[key.key];
  if (step && !(key.key in withControl)) return { does: 'step', step: edges[step] ?? step, extend: key.shiftKey };
  return withControl[name];
};
const edges: Partial<Record<Step, Step>> = { left: 'rowStart', right: 'rowEnd' };

/** The command of a key, or nothing when the key belongs to the text in the cell. */
export const commandOf = (key: Key, mode: Mode): Command | undefined => {
  if (key.ctrlKey || key.metaKey) return mode.editing && key.key.toLowerCase() === 'a' ? undefined : controlled(key);
  if (key.altKey) return key.key === 'ArrowDown' ? { does: 'edit' } : undefined;
  if (key.key === 'Tab') return { does: 'go', direction: key.shiftKey ? 'previous' : 'next' };
  if (key.key === 'Enter') return { does: 'go', direction: key.shiftKey ? 'above' : 'below' };
  if (always[key.key]) return always[key.key];
  if (mode.editing) return undefined;
  const step = arrows[key.key];
  if (step) return { does: 'step', step, extend: key.shiftKey };
  return key.key === 'Delete' || (key.key === 'Backspace' && mode.several) ? { does: 'clear' } : undefined;
};
