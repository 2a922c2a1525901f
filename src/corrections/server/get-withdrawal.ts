import { sql } from 'kysely';
import { lettersById } from '../../documents/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { found } from '../../platform/problems/catalogue.ts';
import type { OnTotals } from '../contract/around.ts';
import { recordsAbove } from './above.ts';
import { effectOfLeaving, effectOfReturning } from './effect.ts';
import { withdrawalRow } from './queries.ts';
import { findWithdrawals, type Withdrawal } from './withdrawal-facts.ts';

/** One withdrawal whole, with what the decision that may follow would change. */
export const getWithdrawal = async (call: Call, { params }: { params: { id: string } }) => {
  const [one] = await findWithdrawals(call, sql`w.id = ${params.id}::uuid`);
  const withdrawal = found(one);
  const letters = await lettersById(call.tx, [withdrawal.letterId]);
  const letter = found(letters.get(withdrawal.letterId));
  const { submissionId } = withdrawal;
  return {
    withdrawal: withdrawalRow(call, withdrawal, letter),
    letter,
    version: withdrawal.formNumber,
    onTotals: await effectOf(call, withdrawal),
    above: submissionId === null ? [] : await recordsAbove(call, submissionId),
    sheets: submissionId === null ? await sheetsIn(call, withdrawal) : 1,
  };
};

const effectOf = async (call: Call, { submissionId, state }: Withdrawal): Promise<OnTotals> => {
  if (submissionId === null) return [];
  if (state === 'asked') return effectOfLeaving(call, submissionId);
  return state === 'granted' ? effectOfReturning(call, submissionId) : [];
};

/** Sheets with figures that an approval holds. */
const sheetsIn = async ({ tx }: Call, { roundId }: Withdrawal): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from submission s where s.round_id = ${roundId}::uuid and s.state = 'accepted' and s.excused_reason is null`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
};
