import { readCodeList } from './read-code-list.ts';

export type CodeListItem = { readonly code: string; readonly label: string };

/** One line for each item, as it is copied from two columns of a spreadsheet. */
export const codeListLines = (items: readonly CodeListItem[]): string =>
  items.map(({ code, label }) => `${code}\t${label}`).join('\n');

/** `01⇥Phật giáo` or `01; Phật giáo`, a line each; what cannot be read by the number of its line. */
export const readCodeListLines = (text: string): ReturnType<typeof readCodeList> =>
  readCodeList(
    text.split(/\r?\n/).map((line) => {
      const [, code = line, label = ''] = /^([^\t;]*)[\t;](.*)$/.exec(line) ?? [];
      return [code.trim(), label.trim()];
    }),
  );
