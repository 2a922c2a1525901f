import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const extracted = (pdf: Uint8Array, how: '-layout' | '-bbox'): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'print-')), 'print.pdf');
  writeFileSync(file, pdf);
  return execFileSync('pdftotext', [how, file, '-'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).normalize('NFC');
};

/** The lines of a PDF as they stand on its pages, composed; a form feed ends each page. */
export const pdfLines = (pdf: Uint8Array): string => extracted(pdf, '-layout').replace(/[ \t]+/g, ' ');
/** Its words in reading order, one space between them. */
export const pdfText = (pdf: Uint8Array): string => extracted(pdf, '-layout').replace(/\s+/g, ' ');
/** Its words as XML, each with the place where it stands, in points. */
export const pdfBoxes = (pdf: Uint8Array): string => extracted(pdf, '-bbox');
