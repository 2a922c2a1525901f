import type { Toward } from '../../rules/design/design-moves.ts';

/** What a key asks of the table of the designer. */
export type DesignCommand =
  | { readonly does: 'step'; readonly toward: Toward; readonly extend: boolean }
  /** Types the words of a row or column, from the start where a letter began it. */
  | { readonly does: 'words'; readonly fresh: boolean }
  | { readonly does: 'formula' }
  | { readonly does: 'add' | 'remove' | 'undo' | 'redo' | 'panel' | 'earlier' | 'later' | 'into' | 'out' };

type Key = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
};

const arrows: Readonly<Record<string, Toward>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'rowStart',
  End: 'rowEnd',
};

const controlled = ({ key, shiftKey }: Key): DesignCommand | undefined => {
  switch (key.length === 1 ? key.toLowerCase() : key) {
    case 'z':
      return { does: shiftKey ? 'redo' : 'undo' };
    case 'y':
      return { does: 'redo' };
    case 'Enter':
      return { does: 'panel' };
    case 'Home':
      return { does: 'step', toward: 'first', extend: false };
    case 'End':
      return { does: 'step', toward: 'last', extend: false };
    default:
      return undefined;
  }
};

/** Along the axis a row or column goes earlier and later; across it into and out of headings. */
const moved = (key: string, isColumn: boolean): DesignCommand | undefined => {
  switch (key) {
    case 'Enter':
      return { does: 'add' };
    case 'ArrowUp':
      return { does: isColumn ? 'out' : 'earlier' };
    case 'ArrowDown':
      return { does: isColumn ? 'into' : 'later' };
    case 'ArrowLeft':
      return { does: isColumn ? 'earlier' : 'out' };
    case 'ArrowRight':
      return { does: isColumn ? 'later' : 'into' };
    default:
      return undefined;
  }
};

const plain = ({ key, shiftKey }: Key, isCell: boolean): DesignCommand | undefined => {
  const toward = arrows[key];
  if (toward) return { does: 'step', toward, extend: shiftKey };
  if (key === 'F2' || key === 'Enter') return isCell ? { does: 'formula' } : { does: 'words', fresh: false };
  if (key === '=') return { does: 'formula' };
  if (key === 'Delete') return { does: 'remove' };
  return key.length === 1 && key !== ' ' && !isCell ? { does: 'words', fresh: true } : undefined;
};

/** The command of a key where one stands on a cell, a row or a column; nothing when the key does what it always does. */
export const designCommand = (key: Key, on: 'cell' | 'row' | 'column'): DesignCommand | undefined => {
  if (key.ctrlKey || key.metaKey) return controlled(key);
  if (key.altKey) return moved(key.key, on === 'column');
  return plain(key, on === 'cell');
};
