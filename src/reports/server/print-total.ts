import { addUnits, computeTotal } from '../../forms/rules/add-up.ts';
import { vietnamDay } from '../../periods/rules/days.ts';
import { periodName } from '../../periods/rules/names.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Download } from '../../platform/contract/route.ts';
import { isDemonstration } from '../../platform/db/settings.ts';
import { NO_COVERAGE } from '../../totals/rules/coverage.ts';
import { ALL, type Question, readQuestion, sumPeriod } from '../../totals/server/index.ts';
import { totalContents } from '../rules/filled-contents.ts';
import { officialRoom } from '../rules/fit-table.ts';
import { formPaper } from '../rules/form-paper.ts';
import { marksOf } from '../rules/marks.ts';
import { type LetterChoice, totalReport } from '../rules/total-report.ts';
import { totalSheets } from '../rules/total-sheets.ts';
import { typeset } from '../rules/typeset.ts';
import { headFor } from './head-for.ts';
import { printPdf } from './printer.ts';
import { writeWorkbook } from './workbook.ts';

type Wish = Question & LetterChoice & { readonly format: 'pdf' | 'xlsx' };

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A total as a document of Nghị định 30/2020 (PDF) or a workbook; the same scope as the total itself. */
export const printTotalOf = async (call: Call, { query }: { query: Wish }): Promise<Download> => {
  const asked = await readQuestion(call, query);
  const group = (await sumPeriod(call.tx, asked, false)).get(ALL);
  const computed = computeTotal(asked.form, group?.added ?? addUnits(asked.form, []));
  const today = vietnamDay(call.now);
  const report = totalReport(
    {
      form: asked.form,
      periodName: periodName(asked.period),
      unitName: asked.unit.name,
      head: await headFor(call, today),
      coverage: group?.coverage ?? NO_COVERAGE,
      least: asked.least,
      sections: formPaper(asked.form, totalContents(computed)),
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
  if (query.format === 'xlsx')
    return { name: `${name}.xlsx`, mediaType: XLSX, content: () => writeWorkbook(totalSheets(report)) };
  const paper = { ...report, ...typeset(report.sections, officialRoom) };
  return { name: `${name}.pdf`, mediaType: 'application/pdf', content: () => printPdf('report', paper) };
};
