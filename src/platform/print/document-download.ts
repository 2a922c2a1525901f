import type { FileAnswer } from '../call/file-answer.ts';
import { digestOf } from '../digest/digest.ts';
import { printPdf } from './printer.ts';
import { documentSheets } from './rules/document-sheets.ts';
import { officialRoom } from './rules/fit-table.ts';
import type { OfficialDocument } from './rules/official-document.ts';
import { type Typeset, typeset } from './rules/typeset.ts';
import { writeWorkbook } from './workbook.ts';

export type DocumentFormat = 'pdf' | 'xlsx';

/**
 * A document as a file: a PDF or a workbook of the same content, known by what it is made from. `pages` where its tables are laid out
 * already.
 */
export const documentDownload = (
  name: string,
  format: DocumentFormat,
  document: OfficialDocument,
  pages: Typeset = typeset(document.sections, officialRoom),
): FileAnswer<DocumentFormat> & { readonly tag: string } => ({
  ...contentOf(name, format, document, pages),
  tag: digestOf([format, document]),
});

const contentOf = (
  name: string,
  format: DocumentFormat,
  document: OfficialDocument,
  pages: Typeset,
): FileAnswer<DocumentFormat> =>
  format === 'xlsx'
    ? { name: `${name}.xlsx`, type: 'xlsx', content: () => writeWorkbook(documentSheets(document)) }
    : {
        name: `${name}.pdf`,
        type: 'pdf',
        content: () => printPdf('report', { ...document, ...pages }),
      };
