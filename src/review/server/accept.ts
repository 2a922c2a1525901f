import type { Call } from '../../platform/call/call.ts';
import type { SubmissionState } from '../../rounds/rules/actions.ts';
import { actingOf, demand } from '../../rounds/server/index.ts';
import { acceptSheets, loadForUpdate } from '../../submissions/server/index.ts';
import { demandSheetSeen } from './demand-seen.ts';

/** The checker takes a sent revision as it is (R20). Never one's own figures; never other than they were seen. */
export const acceptSubmission = async (
  call: Call,
  { params, body }: { params: { id: string }; body: { seen: string } },
) => {
  const loaded = await loadForUpdate(call, params.id);
  demand('accept', loaded, call);
  await demandSheetSeen(call, loaded, body.seen);
  const state = await acceptSheets(actingOf(call), [loaded]);
  await auditAcceptance(call, loaded, state, { seen: body.seen });
  return { state, dataVersion: loaded.version + 1 };
};

type Accepted = {
  readonly id: string;
  readonly subjectUnitId: number;
  readonly state: SubmissionState;
  readonly revision: number;
};
/** What was seen; of one batch over many sheets also how many, and from which change on they were left out. */
type Shown = { readonly seen: string; readonly percent?: number; readonly floor?: number; readonly together?: number };

export const auditAcceptance = (
  { audit }: Pick<Call, 'audit'>,
  { id, subjectUnitId, state: before, revision }: Accepted,
  state: SubmissionState,
  shown: Shown,
): Promise<void> =>
  audit({
    action: 'submission.accept',
    objectType: 'submission',
    objectId: id,
    unitId: subjectUnitId,
    before: { state: before, revision },
    after: { state, revision },
    detail: { revision, ...shown },
  });
