import type { ClipboardEvent } from 'react';
import { say } from '../../../platform/ui/say.tsx';
import { parseTsv, toTsv } from '../../../platform/ui/table/tsv.ts';
import { fieldAt, type Place } from '../../rules/entry/places.ts';
import type { WrittenIn } from '../../rules/parse-input.ts';
import { readBlock } from '../../rules/read-block.ts';
import { isNumeric } from '../../rules/resolve-names.ts';
import { layDown, spread } from './block-paste.ts';
import type { EntryStore } from './entry-store.ts';
import { clearBlock, focusField, type GridWiring, hasBlock, type Live } from './grid-wiring.ts';
import { messages } from './messages.ts';

/** What goes to the clipboard: figures without grouping, so that every spreadsheet reads them. */
export const copied = (store: EntryStore, place: Place): string => {
  if (place === '') return '';
  const { text, notApplicable, asked } = store.view(place);
  if (asked === 'none') return '';
  if (notApplicable) return '-';
  const field = fieldAt(store.state().form, place);
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

const pasteBlock = (
  { store, selection, grid, isOpen, grow, ask }: GridWiring,
  pasted: readonly (readonly string[])[],
): void => {
  const block = selection.block(grid);
  const corner = block[0]?.[0] ?? selection.active();
  const rows = spread(pasted, block);
  const short = grid.findIndex((row) => row.includes(corner)) + rows.length - grid.length;
  const grown = short > 0 ? grow?.(short) : undefined;
  const paste = layDown(grown?.grid ?? grid, corner, rows, isOpen);
  if (paste.typed.size === 0) {
    say(messages.nothingPasted, 'look');
    return;
  }
  const write = (written: WrittenIn): void => {
    store.write(paste.typed, grown?.lists, written);
    const unread = [...paste.typed.keys()].filter((place) => store.state().unreadable[place]).length;
    say(messages.pasted(paste.typed.size, unread, paste.skipped, paste.outside));
  };
  const { form } = store.state();
  const cells = [...paste.typed].flatMap(([place, text]) => {
    const field = fieldAt(form, place);
    return field ? [{ field, text }] : [];
  });
  const { written, open } = readBlock(cells);
  if (open.marks === undefined && open.days === undefined) write(written);
  else ask({ written, open, write });
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
