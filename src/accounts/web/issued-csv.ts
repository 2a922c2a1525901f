import { csvText } from '../../platform/text/csv.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { formatTime } from '../../platform/text/vietnamese.ts';
import type { Issued } from './accounts-view.ts';
import { words } from './messages.ts';

/** The handed-out passwords as CSV, UTF-8 with a mark so that Excel reads the Vietnamese. */
export const issuedCsv = (issued: readonly Issued[]): string => {
  const head = [words.unit, words.username, words.oneTimePassword, words.issuedUntil];
  const lines = issued.map((one) => [
    sentenceStart(one.unitName),
    one.username,
    one.oneTimePassword,
    one.expiresAt === null ? '' : formatTime(one.expiresAt),
  ]);
  return csvText([head, ...lines]);
};
