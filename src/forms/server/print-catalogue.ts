import type { Call } from '../../platform/call/call.ts';
import type { DocumentFormat } from '../../platform/contract/print.ts';
import { isDemonstration } from '../../platform/db/settings.ts';
import { documentDownload } from '../../platform/print/document-download.ts';
import { marksOf } from '../../platform/print/rules/marks.ts';
import type { LetterChoice } from '../../platform/print/rules/official-document.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { headFor } from '../../units/server/index.ts';
import { catalogueDocument, catalogueTable, typesetCatalogue } from '../rules/catalogue-paper.ts';
import { catalogueOn } from './list-catalogue.ts';

type Wish = LetterChoice & { readonly format: DocumentFormat; readonly day?: string; readonly search?: string };

/** The catalogue of forms on a day, for signature. */
export const printCatalogue = async (call: Call, { query }: { readonly query: Wish }) => {
  const today = vietnamDay(call.now);
  const { day, forms } = await catalogueOn(call, query);
  const table = catalogueTable(forms);
  const marks = marksOf({ demonstration: await isDemonstration(call.tx), draft: false });
  const facts = { table, head: await headFor(call, today), marks, day, today };
  return documentDownload(
    `Danh mục phiếu ${day}`,
    query.format,
    catalogueDocument(facts, query),
    typesetCatalogue(table),
  );
};
