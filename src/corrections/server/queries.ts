import { type RawBuilder, sql } from 'kysely';
import { lettersById } from '../../documents/server/index.ts';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import type { CorrectionRow, WithdrawalRow } from '../contract.ts';
import { correctionActions, turnOf, withdrawalActions } from '../rules/actions.ts';
import { type Correction, findCorrections } from './correction-facts.ts';
import { findWithdrawals, type Withdrawal } from './withdrawal-facts.ts';

type Filter = {
  readonly form?: string;
  readonly period?: string;
  readonly submission?: string;
  readonly state?: string;
};

const conditions = (record: 'c' | 'w', { form, period, submission, state }: Filter): RawBuilder<unknown> =>
  sql.join(
    [
      sql`true`,
      ...(form === undefined ? [] : [sql`f.code = ${form}`]),
      ...(period === undefined ? [] : [sql`r.period = ${period}`]),
      ...(submission === undefined ? [] : [sql`${sql.ref(`${record}.submission_id`)} = ${submission}::uuid`]),
      ...(state === undefined ? [] : [sql`${sql.ref(`${record}.state`)} = ${state}`]),
    ],
    sql` and `,
  );

export const listCorrections = async (call: Call, { query }: { query: Filter }) => ({
  corrections: (await findCorrections(call, conditions('c', query))).map((one) => correctionRow(call, one)),
});

const periodOf = ({ period }: { readonly period: string }) => ({ period, periodName: periodName(getPeriod(period)) });
const isoOf = (at: Date | null): string | null => at?.toISOString() ?? null;

export const correctionRow = ({ actor, now }: Pick<Call, 'actor' | 'now'>, one: Correction): CorrectionRow => ({
  id: one.id,
  submission: one.submissionId,
  form: one.formCode,
  formTitle: one.formTitle,
  ...periodOf(one),
  subject: { id: one.subjectUnitId, name: one.subjectName },
  state: one.state,
  dataVersion: one.version,
  baseRevision: one.baseRevision,
  baseStands: one.baseStands,
  reason: one.reason,
  digest: one.digest,
  askedBy: one.askedBy,
  askedUnit: { id: one.askedUnitId, name: one.askedUnitName },
  askedAt: one.askedAt.toISOString(),
  decidedBy: one.decidedBy,
  decidedAt: isoOf(one.decidedAt),
  decisionReason: one.decisionReason,
  steps: one.steps.map(({ position, action, unitId, unitName, dueOn }) => {
    const said = one.opinions.find((opinion) => opinion.position === position);
    const opinion = said ? { opinion: said.opinion, note: said.note, by: said.by, at: said.at } : null;
    return { position, action, unit: { id: unitId, name: unitName }, dueOn, opinion };
  }),
  turn: turnOf(one, vietnamDay(now))?.position ?? null,
  actions: correctionActions(one, actor, vietnamDay(now)),
});

export const listWithdrawals = async (call: Call, { query }: { query: Filter }) => {
  const rows = await findWithdrawals(call, conditions('w', query));
  const letters = await lettersById(
    call.tx,
    rows.map(({ letterId }) => letterId),
  );
  return { withdrawals: rows.map((one) => withdrawalRow(call, one, found(letters.get(one.letterId)))) };
};

const withdrawalRow = (
  { actor }: Pick<Call, 'actor'>,
  one: Withdrawal,
  letter: WithdrawalRow['letter'],
): WithdrawalRow => ({
  id: one.id,
  approval: one.roundId,
  submission: one.submissionId,
  form: one.formCode,
  formTitle: one.formTitle,
  ...periodOf(one),
  subject: one.subjectUnitId === null ? null : { id: one.subjectUnitId, name: one.subjectName ?? '' },
  state: one.state,
  dataVersion: one.version,
  reason: one.reason,
  letter,
  askedBy: one.askedBy,
  askedUnit: { id: one.askedUnitId, name: one.askedUnitName },
  askedAt: one.askedAt.toISOString(),
  decidedBy: one.decidedBy,
  decidedAt: isoOf(one.decidedAt),
  decisionReason: one.decisionReason,
  putBackBy: one.putBackBy,
  putBackAt: isoOf(one.putBackAt),
  putBackReason: one.putBackReason,
  actions: withdrawalActions(one, actor),
});
