import type { FileAnswer } from '../call/file-answer.ts';
import type { PaperFormat } from '../contract/print.ts';
import { digestOf } from '../digest/digest.ts';
import { printPages, printPdf, type Template } from './printer.ts';

/** A paper as a file, known by what it is made from: its PDF, or its pages as one picture to look at before. */
export const paperDownload = (
  name: string,
  template: Template,
  data: object,
  format: PaperFormat = 'pdf',
): FileAnswer<'pdf' | 'svg'> & { readonly tag: string } => {
  const tag = digestOf([format, data]);
  return format === 'preview'
    ? { name: `${name}.svg`, type: 'svg', tag, content: () => printPages(template, data) }
    : { name: `${name}.pdf`, type: 'pdf', tag, content: () => printPdf(template, data) };
};
