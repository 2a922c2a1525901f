import type { Download } from '../contract/route.ts';
import { printPdf } from './printer.ts';
import { documentSheets } from './rules/document-sheets.ts';
import { officialRoom } from './rules/fit-table.ts';
import type { OfficialDocument } from './rules/official-document.ts';
import { type Typeset, typeset } from './rules/typeset.ts';
import { writeWorkbook } from './workbook.ts';

export type DocumentFormat = 'pdf' | 'xlsx';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A document as a file: a PDF or a workbook of the same content. `pages` where its tables are laid out already. */
export const documentDownload = (
  name: string,
  format: DocumentFormat,
  document: OfficialDocument,
  pages: Typeset = typeset(document.sections, officialRoom),
): Download =>
  format === 'xlsx'
    ? { name: `${name}.xlsx`, mediaType: XLSX, content: () => writeWorkbook(documentSheets(document)) }
    : {
        name: `${name}.pdf`,
        mediaType: 'application/pdf',
        content: () => printPdf('report', { ...document, ...pages }),
      };
