import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import { demandVersion } from '../../rounds/server/index.ts';
import type { Explanation } from '../../submissions/contract.ts';
import { patchBetween } from '../../submissions/rules/patch.ts';
import {
  loadForUpdate,
  openRevision,
  proposeRevision,
  revisionContent,
  type StoredRevision,
} from '../../submissions/server/index.ts';
import { type Correction, findCorrections } from './correction-facts.ts';
import { demandCorrection } from './demand.ts';
import { lockCorrection } from './locks.ts';
import { tellTurn } from './tell.ts';
import { renewProposal } from './write-proposal.ts';

type Renewal = { readonly version: number; readonly explanations?: Explanation[] };

/** Sets a proposal upon the figures that stand by now, where another correction was granted meanwhile; who was heard is heard again. */
export const renew = async (call: Call, { params, body }: { params: { id: string }; body: Renewal }) => {
  await lockCorrection(call.tx, params.id);
  const [one] = await findCorrections(call, sql`c.id = ${params.id}::uuid`);
  const correction = found(one);
  demandCorrection('renew', correction, call);
  demandVersion(body.version, correction.version);
  const sheet = await loadForUpdate(call, correction.submissionId);
  if (sheet.roundState !== 'approved' || sheet.state !== 'accepted')
    throw problem('wrong-state', {
      state: 'withdrawn',
      allowed: ['take-back'],
      detail: 'Số liệu này đã được rút. Khi số liệu được đưa trở lại thì đặt lại đề nghị.',
    });
  const { patch, kept } = await proposedIn(call, correction);
  const explanations = [...kept, ...(body.explanations ?? [])];
  const proposed = await proposeRevision(call.tx, sheet, { patch, explanations });
  await renewProposal(call.tx, correction.id, sheet.revision, proposed, call.now);
  await tellTurn(call, correction, correction.steps[0]);
  await call.audit({
    action: 'correction.renew',
    objectType: 'correction',
    objectId: correction.id,
    unitId: correction.subjectUnitId,
    before: { revision: correction.baseRevision, digest: correction.digest },
    after: { revision: sheet.revision, digest: proposed.digest },
    detail: { revision: sheet.revision, digest: proposed.digest },
  });
  return { state: correction.state, dataVersion: correction.version + 1, digest: proposed.digest };
};

type Stored = { readonly base: StoredRevision; readonly proposal: StoredRevision; readonly kept: Explanation[] };

/** What was proposed, as a patch of the revision that it was set upon. */
const proposedIn = async ({ tx }: Call, { id }: Correction) => {
  const asJson = (columns: typeof revisionContent, from: ReturnType<typeof sql>) =>
    sql`(select row_to_json(x) from (select ${columns} from ${from}) x)`;
  const { rows } = await sql<Stored>`
    select c.explanations as kept,
      ${asJson(revisionContent, sql`revision e where e.submission_id = c.submission_id and e.number = c.base_revision`)} as base,
      ${asJson(revisionContent, sql`correction e where e.id = c.id`)} as proposal
    from correction c where c.id = ${id}::uuid`.execute(tx);
  const { base, proposal, kept } = found(rows[0]);
  const [from, to] = [await openRevision(tx, base), await openRevision(tx, proposal)];
  return { patch: patchBetween(from.values, to.values), kept };
};
