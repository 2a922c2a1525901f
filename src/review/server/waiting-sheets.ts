import { sql } from 'kysely';
import { periodName } from '../../periods/rules/names.ts';
import { parsePeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { refusalOf, type SubmissionFacts } from '../../rounds/rules/actions.ts';
import { roundStands, visibleSubmissions } from '../../rounds/server/index.ts';
import { auditReading, pathOf } from '../../submissions/server/index.ts';
import type { WaitingSheet } from '../contract/together.ts';
import { type SheetTogether, sheetsTogether } from './sheets-together.ts';

type Asked = { readonly query: { readonly period: string; readonly form?: string } };

/** The sheets of a period that wait for this checker, of one form or of all, each with what speaks for or against accepting it unread. */
export const getWaitingSheets = async (call: Call, { query }: Asked) => {
  const period = found(parsePeriod(query.period));
  const form = query.form === undefined ? sql`true` : sql`f.code = ${query.form}`;
  const sent = await sheetsTogether(
    call,
    sql`${form} and r.period = ${query.period} and s.state = 'submitted' and ${roundStands} and ${visibleSubmissions(call)}`,
  );
  const waiting = sent.filter(({ facts }) => waitsFor(call, facts));
  for (const { facts } of waiting) await auditReading(call, facts);
  const order = new Intl.Collator('vi');
  return {
    period: query.period,
    periodName: periodName(period),
    sheets: waiting.map(rowOf).sort((a, b) => order.compare(a.form, b.form) || order.compare(a.unit.path, b.unit.path)),
  };
};

/** Own figures are shown too: somebody else has to accept them, and the list says so. */
const waitsFor = ({ actor, now }: Call, facts: SubmissionFacts): boolean => {
  const refusal = refusalOf(facts, 'accept', actor, vietnamDay(now));
  return refusal === undefined || refusal === 'own-figures';
};

const rowOf = ({ facts, seen, measured }: SheetTogether): WaitingSheet => ({
  submission: facts.id,
  form: facts.formCode,
  formTitle: facts.formTitle,
  unit: { id: facts.subjectUnitId, name: facts.subjectName, path: pathOf(facts) },
  seen,
  ...measured,
  greatest: [...measured.greatest],
});
