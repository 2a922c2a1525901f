import { addUnits, computeTotal } from '../../forms/rules/add-up.ts';
import { totalContents } from '../../forms/rules/filled-contents.ts';
import { formPaper } from '../../forms/rules/form-paper.ts';
import { rangesOf } from '../../forms/rules/total-text.ts';
import { periodName } from '../../periods/rules/names.ts';
import type { Call } from '../../platform/call/call.ts';
import { isDemonstration } from '../../platform/db/settings.ts';
import { type DocumentFormat, documentDownload } from '../../platform/print/document-download.ts';
import { marksOf } from '../../platform/print/rules/marks.ts';
import type { LetterChoice } from '../../platform/print/rules/official-document.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { noCoverage } from '../../totals/rules/coverage.ts';
import { ALL, countParts, furtherOf, type Question, readQuestion, sumPeriod } from '../../totals/server/index.ts';
import { headFor } from '../../units/server/index.ts';
import { totalReport } from '../rules/total-report.ts';

type Wish = Question & LetterChoice & { readonly format: DocumentFormat };

/** A total as a document of Nghị định 30/2020 (PDF) or a workbook; the same scope as the total itself. */
export const printTotalOf = async (call: Call, { query }: { query: Wish }) => {
  const asked = await readQuestion(call, query);
  const group = (await sumPeriod(call.tx, asked, false)).get(ALL);
  const added = group?.added ?? addUnits(asked.form, []);
  const computed = group?.sheets?.computed ?? computeTotal(asked.form, added);
  const today = vietnamDay(call.now);
  const report = totalReport(
    {
      form: asked.form,
      periodName: periodName(asked.period),
      unitName: asked.unit.name,
      head: await headFor(call, today),
      coverage: group?.coverage ?? noCoverage(countParts(asked)),
      askedIn: group?.sheets?.askedIn ?? {},
      further: await furtherOf(call.tx, asked),
      least: asked.least,
      sections: formPaper(asked.form, totalContents(computed, rangesOf(asked.form, added, computed))),
      marks: marksOf({ demonstration: await isDemonstration(call.tx), draft: false }),
      today,
    },
    query,
  );
  await call.audit({
    action: 'total.print',
    objectType: 'form',
    objectId: `${query.form} ${query.period}`,
    unitId: asked.unit.id,
    detail: { format: query.format, number: query.number ?? null },
  });
  const name = `${query.form} ${query.period} ${asked.unit.name}`;
  return documentDownload(name, query.format, report);
};
