import { sql } from 'kysely';
import { getCompiled } from '../../forms/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { findApprovals } from './approval-facts.ts';
import { auditReading as auditApproval } from './approvals.ts';
import { auditReading as auditConsolidation, getInReach } from './consolidations.ts';
import { keptWarnings } from './kept-warnings.ts';
import { type Member, membersOf, membersOfRound } from './members.ts';
import { ownFigures } from './own-figures.ts';
import { previousTotal } from './previous-total.ts';

type Summed = {
  readonly formVersionId: number;
  readonly formDigest: string;
  readonly formCode: string;
  readonly period: string;
  readonly unitId: number | null;
  readonly verifierUnitIds: readonly number[];
};

/** What stands beside a total for who decides on it: a year ago, the verifiers' own figures, warnings that members kept. */
const besideOf = async (call: Call, summed: Summed, members: readonly Member[]) => {
  const form = await getCompiled(call.tx, summed.formVersionId, summed.formDigest);
  return {
    previous: await previousTotal(call, form, summed),
    own: await ownFigures(call.tx, form, summed, summed.verifierUnitIds),
    kept: await keptWarnings(call.tx, members),
  };
};

export const getConsolidationBeside = async (call: Call, { params }: { params: { id: string } }) => {
  const consolidation = await getInReach(call, params.id);
  if (consolidation.sensitive) await auditConsolidation(call, consolidation);
  const verifierUnitIds = consolidation.steps.flatMap(({ action, actorUnitId }) =>
    action === 'verify' ? [actorUnitId] : [],
  );
  return besideOf(call, { ...consolidation, verifierUnitIds }, await membersOf(call.tx, consolidation.id));
};

export const getApprovalBeside = async (call: Call, { params }: { params: { id: string } }) => {
  const [row] = await findApprovals(call, sql`r.id = ${params.id}::uuid`);
  const approval = found(row);
  if (approval.sensitive) await auditApproval(call, approval);
  return besideOf(call, { ...approval, unitId: null }, await membersOfRound(call, approval.id));
};
