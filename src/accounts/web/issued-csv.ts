import { sentenceStart } from '../../platform/text/sentence.ts';
import { formatTime } from '../../platform/text/vietnamese.ts';
import type { Issued } from './accounts-view.ts';
import { words } from './messages.ts';

/** A cell of a CSV; what a spreadsheet would take for a formula is kept as text. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** The handed-out passwords as CSV, UTF-8 with a mark so that Excel reads the Vietnamese. */
export const issuedCsv = (issued: readonly Issued[]): string => {
  const head = [words.unit, words.username, words.oneTimePassword, words.issuedUntil];
  const lines = issued.map((one) => [
    sentenceStart(one.unitName),
    one.username,
    one.oneTimePassword,
    one.expiresAt === null ? '' : formatTime(one.expiresAt),
  ]);
  return `\uFEFF${[head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
};
