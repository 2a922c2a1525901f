import { groupShort } from '../../classifications/rules/group-words.ts';
import { addUnits, computeTotal } from '../../forms/rules/add-up.ts';
import { totalContents } from '../../forms/rules/filled-contents.ts';
import { type Contents, formPaper } from '../../forms/rules/form-paper.ts';
import { rangesOf } from '../../forms/rules/total-text.ts';
import { indicatorFigures } from '../../indicators/server/index.ts';
import { periodName } from '../../periods/rules/names.ts';
import type { Call } from '../../platform/call/call.ts';
import type { DocumentFormat } from '../../platform/contract/print.ts';
import { isDemonstration } from '../../platform/db/settings.ts';
import { documentDownload } from '../../platform/print/document-download.ts';
import { marksOf } from '../../platform/print/rules/marks.ts';
import type { LetterChoice } from '../../platform/print/rules/official-document.ts';
import type { SheetPlan } from '../../platform/print/rules/sheet-plan.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';
import type { Coverage } from '../../totals/contract.ts';
import { noCoverage } from '../../totals/rules/coverage.ts';
import { knownAtWords } from '../../totals/rules/known-at.ts';
import {
  ALL,
  type Asked,
  childrenOf,
  countParts,
  furtherOf,
  type Group,
  type Question,
  readQuestion,
  sumPeriod,
} from '../../totals/server/index.ts';
import { headFor } from '../../units/server/index.ts';
import { byUnitSheet, type UnitLine } from '../rules/by-unit-sheet.ts';
import { indicatorSheets } from '../rules/indicator-sheet.ts';
import { totalReport } from '../rules/total-report.ts';

type Wish = Question & LetterChoice & { readonly format: DocumentFormat };

/** A total as a document of Nghị định 30/2020 (PDF) or a workbook; the same scope as the total itself. */
export const printTotalOf = async (call: Call, { query }: { query: Wish }) => {
  const asked = await readQuestion(call, query);
  const group = (await sumPeriod(call.tx, asked, false)).get(ALL);
  const total = totalled(asked, group);
  const today = vietnamDay(call.now);
  const indicators = await indicatorFigures(call, query);
  const report = totalReport(
    {
      form: asked.form,
      periodName: periodName(asked.period),
      unitName: asked.unit.name,
      head: await headFor(call, today),
      coverage: total.coverage,
      askedIn: group?.sheets?.askedIn ?? {},
      indicators,
      further: await furtherOf(call.tx, asked),
      least: asked.least,
      knownAt: query.knownAt ?? null,
      group: asked.group,
      sections: formPaper(asked.form, total.contents),
      marks: marksOf({ demonstration: await isDemonstration(call.tx), draft: false }),
      today,
    },
    query,
  );
  // Looking at it beforehand is reading the total, as on its page.
  if (query.format !== 'preview') await inTrail(call, asked, query);
  const only = asked.group === null ? '' : ` ${asked.group.label}`;
  const name = `${query.form} ${query.period} ${asked.unit.name}${only}`;
  return documentDownload(
    name,
    query.format,
    report,
    undefined,
    query.format === 'xlsx'
      ? [...(await byUnit(call, asked, total, query.knownAt)), ...indicatorSheets(indicators, asked.unit.name)]
      : [],
  );
};

const inTrail = (call: Call, { unit }: Asked, { form, period, format, number }: Wish) =>
  call.audit({
    action: 'total.print',
    objectType: 'form',
    objectId: `${form} ${period}`,
    unitId: unit.id,
    detail: { format, number: number ?? null },
  });

type Totalled = { readonly contents: Contents; readonly coverage: Coverage };

const totalled = (asked: Asked, group: Group | undefined): Totalled => {
  const added = group?.added ?? addUnits(asked.form, []);
  const computed = group?.sheets?.computed ?? computeTotal(asked.form, added);
  return {
    contents: totalContents(computed, rangesOf(asked.form, added, computed)),
    coverage: group?.coverage ?? noCoverage(countParts(asked)),
  };
};

/** The units below, one a row; none for a unit that has none below it. */
const byUnit = async (call: Call, asked: Asked, total: Totalled, knownAt: string | undefined): Promise<SheetPlan[]> => {
  const groups = await sumPeriod(call.tx, asked, true);
  const units = await childrenOf(call.tx, [...groups.keys()], asked.lastDay);
  if (units.every(({ id }) => id === asked.unit.id)) return [];
  const line = (name: string, { contents, coverage }: Totalled): UnitLine => ({ name, coverage, show: contents.show });
  const lines = units.map(({ id, name }) => line(name, totalled(asked, groups.get(id))));
  const { code, title } = asked.form.definition;
  const known = knownAt === undefined ? '' : ` · ${knownAtWords(knownAt)}`;
  const only = asked.group === null ? '' : ` · ${groupShort(asked.group)}`;
  const heading = `${code} · ${title} · ${periodName(asked.period)} · ${sentenceStart(asked.unit.name)}${only}${known}`;
  return [byUnitSheet(asked.form, heading, lines, line('Cộng', total))];
};
