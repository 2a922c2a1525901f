import type { ClipboardEvent } from 'react';
import { say } from '../../../platform/ui/say.tsx';
import { parseTsv, toTsv } from '../../../platform/ui/table/tsv.ts';
import type { Place } from '../../rules/entry/places.ts';
import type { WrittenIn } from '../../rules/parse-input.ts';
import { readBlock } from '../../rules/read-block.ts';
import { isNumeric } from '../../rules/resolve-names.ts';
import { layDown, type Paste, spread } from './block-paste.ts';
import type { CellStore } from './cell-store.ts';
import { clearBlock, focusField, type GridWiring, type Grown, hasBlock, type Live } from './grid-wiring.ts';
import { messages } from './messages.ts';

/** What goes to the clipboard: figures without grouping, so that every spreadsheet reads them. */
export const copied = (store: CellStore, place: Place): string => {
  if (place === '') return '';
  const { text, notApplicable, asked } = store.view(place);
  if (asked === 'none') return '';
  if (notApplicable) return '-';
  const field = store.field(place);
  // A text that looks like a figure (a telephone, a number of a decision) stays as it is.
  const isFigure = field !== undefined && isNumeric(field.type) && /^-?[\d.]+(,\d+)?$/.test(text);
  return isFigure ? text.replaceAll('.', '') : text;
};

/** False while one edits inside a cell: then the text in it is copied as usual. */
const copyBlock = (live: Live, event: ClipboardEvent): boolean => {
  const { selection, grid, store } = live.now.current;
  if (selection.active() === '' || (selection.editing() && !hasBlock(live))) return false;
  event.preventDefault();
  event.clipboardData.setData(
    'text/plain',
    toTsv(selection.block(grid).map((row) => row.map((place) => copied(store, place)))),
  );
  return true;
};

/** Writes what a pasted block lays down, as one edit; how its numbers are meant is decided once for the whole block. */
const writePaste = ({ store, ask }: GridWiring, paste: Paste, lists?: Grown['lists']): void => {
  if (paste.typed.size === 0) {
    say(messages.nothingPasted, 'look');
    return;
  }
  const write = (written: WrittenIn): void => {
    store.write(paste.typed, lists, written);
    const unread = [...paste.typed.keys()].filter(store.isUnread).length;
    say(messages.pasted(paste.typed.size, unread, paste.skipped, paste.outside));
  };
  const cells = [...paste.typed].flatMap(([place, text]) => {
    const field = store.field(place);
    return field ? [{ field, text }] : [];
  });
  const { written, open } = readBlock(cells);
  if (open.marks === undefined && open.days === undefined) write(written);
  else ask({ written, open, write });
};

const pasteBlock = (wiring: GridWiring, pasted: readonly (readonly string[])[]): void => {
  const { selection, grid, isOpen, grow, takeBlock } = wiring;
  if (takeBlock?.(pasted, (paste) => writePaste(wiring, paste))) return;
  const block = selection.block(grid);
  const corner = block[0]?.[0] ?? selection.active();
  const rows = spread(pasted, block);
  const short = grid.findIndex((row) => row.includes(corner)) + rows.length - grid.length;
  const grown = short > 0 ? grow?.(short) : undefined;
  writePaste(wiring, layDown(grown?.grid ?? grid, corner, rows, isOpen), grown?.lists);
};

export const clipboardHandlers = (live: Live) => ({
  onCopy: (event: ClipboardEvent): void => void copyBlock(live, event),
  onCut: (event: ClipboardEvent): void => {
    if (copyBlock(live, event)) clearBlock(live);
  },
  onPaste: (event: ClipboardEvent): void => {
    const { selection } = live.now.current;
    const text = event.clipboardData.getData('text/plain');
    if (text === '' || (selection.editing() && !/[\t\n\r]/.test(text.trimEnd()))) return;
    event.preventDefault();
    pasteBlock(live.now.current, parseTsv(text));
    focusField(live, selection.active());
  },
});
