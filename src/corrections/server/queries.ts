import { type RawBuilder, sql } from 'kysely';
import { lettersById } from '../../documents/server/index.ts';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { sheetsNamed } from '../../submissions/server/index.ts';
import type { CorrectionRow, WithdrawalRow } from '../contract.ts';
import { correctionActions, turnOf, withdrawalActions } from '../rules/actions.ts';
import { type Correction, countCorrections, findCorrections } from './correction-facts.ts';
import { seenOfCorrection, seenOfWithdrawal } from './seen.ts';
import { countWithdrawals, findWithdrawals, type Withdrawal } from './withdrawal-facts.ts';

type Filter = {
  readonly search?: string;
  readonly limit?: number;
  readonly after?: string;
  readonly form?: string;
  readonly period?: string;
  readonly submission?: string;
  readonly state?: string;
};

/** Requests within a filter; of a page that follows, those asked before the last one shown. */
const conditions = (record: 'c' | 'w', query: Filter): RawBuilder<unknown> => {
  const { form, period, submission, state, search, after } = query;
  const table = sql.table(record === 'c' ? 'correction' : 'withdrawal');
  const place = sql`(${sql.ref(`${record}.asked_at`)}, ${sql.ref(`${record}.number`)})`;
  return sql.join(
    [
      sql`true`,
      ...(search === undefined ? [] : sheetsNamed(search)),
      ...(after === undefined
        ? []
        : [sql`${place} < (select p.asked_at, p.number from ${table} p where p.id = ${after}::uuid)`]),
      ...(form === undefined ? [] : [sql`f.code = ${form}`]),
      ...(period === undefined ? [] : [sql`r.period = ${period}`]),
      ...(submission === undefined ? [] : [sql`${sql.ref(`${record}.submission_id`)} = ${submission}::uuid`]),
      ...(state === undefined ? [] : [sql`${sql.ref(`${record}.state`)} = ${state}`]),
    ],
    sql` and `,
  );
};

const AT_ONCE = 100;

/** A page of what was found (one more than fits, where there is one), and where the next begins. */
const pageOf = <R extends { readonly id: string }>(rows: readonly R[], limit: number) => {
  const shown = rows.slice(0, limit);
  return { shown, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
};

export const listCorrections = async (call: Call, { query }: { query: Filter }) => {
  const { limit = AT_ONCE, after } = query;
  const which = conditions('c', query);
  const { shown, next } = pageOf(await findCorrections(call, which, limit + 1), limit);
  const count = after === undefined ? await countCorrections(call, which) : null;
  return { corrections: shown.map((one) => correctionRow(call, one)), next, count };
};

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
  seen: seenOfCorrection(one),
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
  const { limit = AT_ONCE, after } = query;
  const which = conditions('w', query);
  const { shown, next } = pageOf(await findWithdrawals(call, which, limit + 1), limit);
  const count = after === undefined ? await countWithdrawals(call, which) : null;
  const letters = await lettersById(
    call.tx,
    shown.map(({ letterId }) => letterId),
  );
  return { withdrawals: shown.map((one) => withdrawalRow(call, one, found(letters.get(one.letterId)))), next, count };
};

export const withdrawalRow = (
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
  seen: seenOfWithdrawal(one),
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
