import { sql } from 'kysely';
import { lettersById } from '../../documents/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { visibleSubmissions } from '../../rounds/server/index.ts';
import { allows } from '../../sign-in/server/index.ts';
import { namedFacts } from '../../submissions/server/index.ts';
import { turnOf } from '../rules/actions.ts';
import { isCorrectable, isWithdrawable } from '../rules/asking.ts';
import { mayAsk } from '../rules/hearing.ts';
import { type Correction, findCorrections } from './correction-facts.ts';
import { routeAbove } from './hearing.ts';
import { findWithdrawals, type Withdrawal } from './withdrawal-facts.ts';

/** What this actor may ask about a sheet, and what was asked about it so far. */
export const getAfterApproval = async (call: Call, { params }: { params: { id: string } }) => {
  const [facts] = await namedFacts(call, sql`s.id = ${params.id}::uuid and ${visibleSubmissions(call)}`);
  const sheet = found(facts);
  const { tx, actor } = call;
  const asks =
    allows(actor, 'corrections.ask') && mayAsk(await routeAbove(tx, sheet.id), sheet.reporterUnitId, actor.unitId);
  const corrections = await findCorrections(call, sql`c.submission_id = ${sheet.id}::uuid`);
  const withdrawals = await findWithdrawals(call, sql`w.submission_id = ${sheet.id}::uuid`);
  const letters = await lettersById(
    tx,
    [...corrections, ...withdrawals].map(({ letterId }) => letterId),
  );
  const letterOf = ({ letterId }: Correction | Withdrawal): string => {
    const letter = letters.get(letterId);
    return letter ? `${letter.number}, ${formatDay(letter.day)}` : '';
  };
  const cells = await cellsOf(call, corrections);
  const today = vietnamDay(call.now);
  const isOpen = withdrawals.some(({ state }) => state === 'asked');
  return {
    asks,
    mayCorrect: asks && isCorrectable(sheet),
    mayWithdraw: asks && sheet.revision > 0 && isWithdrawable(sheet) && !isOpen,
    corrections: corrections.map((one) => ({
      ...brief(one, letterOf(one)),
      state: one.state,
      cells: cells.get(one.id) ?? [],
      dueOn: turnOf(one, today)?.dueOn ?? null,
    })),
    withdrawals: withdrawals.map((one) => ({ ...brief(one, letterOf(one)), state: one.state })),
  };
};

const brief = (one: Correction | Withdrawal, letter: string) => ({
  id: one.id,
  reason: one.reason,
  letter,
  askedUnit: one.askedUnitName,
  askedAt: one.askedAt.toISOString(),
  decidedAt: one.decidedAt?.toISOString() ?? null,
  decisionReason: one.decisionReason,
});

/** The cells that each of these proposals names. */
const cellsOf = async ({ tx }: Call, corrections: readonly Correction[]): Promise<Map<string, string[]>> => {
  if (corrections.length === 0) return new Map();
  const { rows } = await sql<{ id: string; cells: string[] }>`
    select k.correction_id as id, array_agg(k.cell order by k.cell) as cells from correction_cell k
    where k.submission_id = ${corrections[0]?.submissionId ?? ''}::uuid group by k.correction_id`.execute(tx);
  return new Map(rows.map(({ id, cells }) => [id, cells]));
};
