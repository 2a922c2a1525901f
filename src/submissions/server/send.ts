import { sql } from 'kysely';
import { splitFractions } from '../../forms/rules/stored-figures.ts';
import type { Context, FormValues } from '../../forms/rules/values.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral, json } from '../../platform/db/arrays.ts';
import { digestOf } from '../../platform/digest/digest.ts';
import { submissionAfter } from '../../rounds/rules/after.ts';
import { actingOf, recordSteps } from '../../rounds/server/index.ts';
import type { Explanation } from '../contract.ts';
import { type Frozen, freeze } from '../rules/frozen.ts';
import type { CellChange } from '../rules/patch.ts';
import { insertChangeSet } from './change-sets.ts';
import { contextBeside } from './context.ts';
import { demandComplete } from './demand-complete.ts';
import type { Loaded, ToSend } from './facts.ts';

export type Sending = {
  readonly values: FormValues;
  readonly explanations: readonly Explanation[];
  /** What was typed with the sending itself. */
  readonly changes: readonly CellChange[];
};

/** What a revision is known by: the same content always gives the same digest. */
export const revisionDigest = (
  submission: string,
  number: number,
  formDigest: string,
  frozen: Frozen,
  context: Context,
  explanations: readonly Explanation[],
): string => digestOf({ submission, number, form: formDigest, ...frozen, context, explanations });

/**
 * Freezes a revision (R16): figures by ordinal, other values, lists, what was read from outside, explanations, digest. The
 * submission is sent, or accepted at once where its checker is its filler; an open return is answered.
 */
export const sendRevision = async (call: Call, loaded: ToSend, sending: Sending) => {
  const { compiled, period, subjectUnitId } = loaded;
  return sendRead(
    call,
    loaded,
    await contextBeside(call.tx, { compiled, period }, subjectUnitId, loaded.beside),
    sending,
  );
};

/** The same where what is read from outside the sheet is at hand. Throws before anything is written. */
export const sendRead = async (call: Call, loaded: Loaded, context: Context, sending: Sending) => {
  const { compiled, period, subjectUnitId } = loaded;
  const { computed, kept } = demandComplete(compiled, sending.values, { ...context, period }, sending.explanations);
  const frozen = freeze(compiled, sending.values, computed);
  const number = loaded.revision + 1;
  const digest = revisionDigest(loaded.id, number, loaded.formDigest, frozen, context, kept);
  const state = submissionAfter(loaded, 'submit');
  write(call, loaded, sending, { frozen, context, kept, number, digest, state });
  await call.audit({
    action: 'submission.submit',
    objectType: 'submission',
    objectId: loaded.id,
    unitId: subjectUnitId,
    before: { state: loaded.state, revision: loaded.revision },
    after: { state, revision: number, digest },
    detail: { revision: number, digest, warnings: kept.length },
  });
  return { state, dataVersion: loaded.version + 1, revision: number, digest } as const;
};

type Written = {
  readonly frozen: Frozen;
  readonly context: Context;
  readonly kept: readonly Explanation[];
  readonly number: number;
  readonly digest: string;
  readonly state: string;
};

/** All that a sending writes, at the end of the request. The draft goes: from now on the revision is what was said. */
const write = (
  call: Call,
  loaded: Loaded,
  { changes }: Sending,
  { frozen, context, kept, number, digest, state }: Written,
): void => {
  const { actor, now } = call;
  const { id, version, formVersionId } = loaded;
  const accepted = state === 'accepted' ? now : null;
  const { decimals, fractions } = splitFractions(frozen.figures);
  const notApplicable = frozen.notApplicable === null ? null : arrayLiteral(frozen.notApplicable);
  const step = sql`select ${id}::uuid, ${loaded.state}, ${state}, ${number}::integer, ${digest}`;
  call.writeAtEnd(
    sql`update submission set state = ${state}, version = version + 1, revision = ${number}, draft = '{"cells":{},"lists":{}}', filled = required,
        opened_cells = null, submitted_at = ${now}::timestamptz, accepted_at = ${accepted}::timestamptz, accepted_by = null
      where id = ${id}::uuid`,
    sql`insert into revision (submission_id, number, form_version_id, figures, fractions, not_applicable, texts, lists, context, explanations, digest, submitted_by, custodian_id, submitted_at)
      values (${id}::uuid, ${number}, ${formVersionId}, ${arrayLiteral(decimals)}::numeric[], ${fractions && json(fractions)}::jsonb, ${notApplicable}::boolean[], ${json(frozen.texts)}::jsonb,
        ${json(frozen.lists)}::jsonb, ${json(context)}::jsonb, ${json(kept)}::jsonb, ${digest}, ${actor.accountId}::uuid, ${actor.custodianId}::uuid, ${now}::timestamptz)`,
    // Only what was sent before can have been returned.
    ...(number === 1
      ? []
      : [
          sql`update submission_return set answered_at = ${now}::timestamptz where submission_id = ${id}::uuid and answered_at is null`,
        ]),
    recordSteps(actingOf(call), { type: 'submission', action: 'submit', rows: step }),
    ...insertChangeSet(call, { id, version: version + 1, changes, source: 'api' }),
  );
};
