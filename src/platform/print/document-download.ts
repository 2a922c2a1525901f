import type { FileAnswer } from '../call/file-answer.ts';
import type { DocumentFormat } from '../contract/print.ts';
import { digestOf } from '../digest/digest.ts';
import { paperDownload } from './paper-download.ts';
import { documentSheets } from './rules/document-sheets.ts';
import { officialRoom } from './rules/fit-table.ts';
import type { OfficialDocument } from './rules/official-document.ts';
import type { SheetPlan } from './rules/sheet-plan.ts';
import { type Typeset, typeset } from './rules/typeset.ts';
import { writeWorkbook } from './workbook.ts';

/**
 * A document as a file: a PDF, its pages as a picture, or a workbook of the same content, known by what it is made from. `pages` where
 * its tables are laid out already; `further` sheets stand behind its own.
 */
export const documentDownload = (
  name: string,
  format: DocumentFormat,
  document: OfficialDocument,
  pages: Typeset = typeset(document.sections, officialRoom),
  further: readonly SheetPlan[] = [],
): FileAnswer<'pdf' | 'svg' | 'xlsx'> & { readonly tag: string } =>
  format === 'xlsx'
    ? {
        name: `${name}.xlsx`,
        type: 'xlsx',
        tag: digestOf([format, document, further]),
        content: () => writeWorkbook([...documentSheets(document), ...further]),
      }
    : paperDownload(name, 'report', { ...document, ...pages }, format);
