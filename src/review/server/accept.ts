import type { Call } from '../../platform/call/call.ts';
import { actingOf, demand } from '../../rounds/server/index.ts';
import { acceptSheet, loadForUpdate } from '../../submissions/server/index.ts';
import { demandSheetSeen } from './demand-seen.ts';

/** The checker takes a sent revision as it is (R20). Never one's own figures; never other than they were seen. */
export const acceptSubmission = async (
  call: Call,
  { params, body }: { params: { id: string }; body: { seen: string } },
) => {
  const loaded = await loadForUpdate(call, params.id);
  demand('accept', loaded, call);
  await demandSheetSeen(call, loaded, body.seen);
  const state = await acceptSheet(actingOf(call), loaded);
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
