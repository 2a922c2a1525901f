import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { submissionAfter } from '../../rounds/rules/after.ts';
import { demand } from '../../rounds/server/index.ts';
import { loadForUpdate } from '../../submissions/server/index.ts';
import { actingOf, recordSteps } from './acting.ts';
import { demandSheetSeen } from './demand-seen.ts';

/** The checker takes a sent revision as it is (R20). Never one's own figures; never other than they were seen. */
export const acceptSubmission = async (
  call: Call,
  { params, body }: { params: { id: string }; body: { seen: string } },
) => {
  const loaded = await loadForUpdate(call, params.id);
  demand('accept', loaded, call);
  await demandSheetSeen(call, loaded, body.seen);
  const { tx, actor, now } = call;
  const state = submissionAfter(loaded, 'accept');
  const rows = sql`select e.submission_id, ${loaded.state}, ${state}, e.number, e.digest from revision e where e.submission_id = ${loaded.id}::uuid and e.number = ${loaded.revision}`;
  await sql`
    with accepted as (
      update submission set state = ${state}, version = version + 1, accepted_at = ${now}::timestamptz, accepted_by = ${actor.accountId}::uuid where id = ${loaded.id}::uuid
    )
    ${recordSteps(actingOf(call), { type: 'submission', action: 'accept', rows })}`.execute(tx);
  await call.audit({
    action: 'submission.accept',
    objectType: 'submission',
    objectId: loaded.id,
    unitId: loaded.subjectUnitId,
    before: { state: loaded.state, revision: loaded.revision },
    after: { state, revision: loaded.revision },
    detail: { revision: loaded.revision, seen: body.seen },
  });
  return { state, dataVersion: loaded.version + 1 };
};
