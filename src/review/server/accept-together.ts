import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { Problem, problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { nextActions } from '../../rounds/rules/actions.ts';
import { actingOf, demand, visibleSubmissions } from '../../rounds/server/index.ts';
import { acceptSheets } from '../../submissions/server/index.ts';
import type { LeftSheet } from '../contract/together.ts';
import { apartBecause, type Threshold } from '../rules/together.ts';
import { apartWords } from '../rules/together-words.ts';
import { auditAcceptance } from './accept.ts';
import { demandSheetSeen } from './demand-seen.ts';
import { lockSheets } from './locks.ts';
import { type SheetTogether, sheetsTogether } from './sheets-together.ts';

type Together = Threshold & { readonly sheets: readonly { readonly submission: string; readonly seen: string }[] };

/**
 * Accepts in one batch every one of these sheets that is as it was shown and that the rule lets through at this threshold; the others
 * stay, each with why. Where none can be accepted, that is the answer.
 */
export const acceptTogether = async (call: Call, { body }: { body: Together }) => {
  const asked = new Map(body.sheets.map(({ submission, seen }) => [submission, seen]));
  const sheets = await lockedSheets(call, [...asked.keys()]);
  const left: LeftSheet[] = [];
  const taken: SheetTogether[] = [];
  const refusals: Problem[] = [];
  for (const sheet of sheets) {
    const refusal = await whyLeft(call, sheet, asked.get(sheet.facts.id) ?? '', body);
    if (refusal) {
      refusals.push(refusal);
      left.push(leftBecause(sheet, refusal));
    } else taken.push(sheet);
  }
  const [first] = refusals;
  if (first && taken.length === 0) throw problem(first.code, { ...first.facts, left });
  const state = await acceptSheets(
    actingOf(call),
    taken.map(({ facts }) => facts),
  );
  const { percent, floor } = body;
  for (const { facts, seen } of taken)
    await auditAcceptance(call, facts, state, { seen, percent, floor, together: taken.length });
  return { accepted: taken.map(({ facts }) => facts.id), left };
};

/** All of them, held, in the one order in which sheets are locked; one outside the asker's reach is not found, and nothing happens. */
const lockedSheets = async (call: Call, ids: readonly string[]): Promise<SheetTogether[]> => {
  await lockSheets(call.tx, ids);
  const sheets = await sheetsTogether(
    call,
    sql`s.id = any(${arrayLiteral(ids)}::uuid[]) and ${visibleSubmissions(call)}`,
  );
  if (sheets.length < ids.length) throw problem('not-found');
  return sheets;
};

const whyLeft = async (
  call: Call,
  { facts, compiled, seen, measured }: SheetTogether,
  shown: string,
  threshold: Threshold,
): Promise<Problem | undefined> => {
  try {
    demand('accept', facts, call);
    if (shown !== seen) await demandSheetSeen(call, { ...facts, compiled }, shown);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  const apart = apartBecause(measured, threshold);
  const allowed = nextActions(facts, call.actor, vietnamDay(call.now));
  return (
    apart &&
    problem('wrong-state', { state: facts.state, allowed, detail: `${apartWords(apart)}. Xem riêng phiếu này.` })
  );
};

const leftBecause = ({ facts }: SheetTogether, { code, message }: Problem): LeftSheet => ({
  submission: facts.id,
  form: facts.formCode,
  unit: facts.subjectName,
  state: facts.state,
  code,
  words: message,
});
