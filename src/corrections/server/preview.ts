import { sql } from 'kysely';
import type { Static } from 'typebox';
import type { Call } from '../../platform/call/call.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { demandVersion } from '../../rounds/server/index.ts';
import { loadForUpdate, proposeRevision } from '../../submissions/server/index.ts';
import type { previewCorrection } from '../contract/around.ts';
import type { HearingStep } from '../rules/actions.ts';
import { mayAsk, planHearing } from '../rules/hearing.ts';
import { recordsAbove } from './above.ts';
import { demandApproved, demandFree } from './ask.ts';
import { unitNameOn } from './correction-facts.ts';
import { changesBetween, effectOfLeaving, effectOfProposal } from './effect.ts';
import { routeAbove } from './hearing.ts';

type Asking = { readonly params: { readonly id: string }; readonly body: Static<typeof previewCorrection.body> };

/** What asking for this would do, and whom it would ask. Keeps nothing; refuses what asking would refuse. */
export const previewProposal = async (call: Call, { params, body }: Asking) => {
  const sheet = await loadForUpdate(call, params.id);
  const route = await routeAbove(call.tx, sheet.id);
  const { unitId } = call.actor;
  if (!mayAsk(route, sheet.reporterUnitId, unitId)) throw problem('not-allowed');
  demandApproved(sheet);
  demandVersion(body.revision, sheet.revision);
  const patch = { cells: body.cells ?? {}, rows: body.rows ?? {} };
  const proposed = await proposeRevision(call.tx, sheet, { patch, explanations: body.explanations ?? [] });
  await demandFree(call.tx, sheet, proposed);
  const asked = { askedUnitId: unitId, reporterUnitId: sheet.reporterUnitId };
  return {
    cells: [...proposed.changes],
    onSheet: changesBetween(proposed.before, proposed.after),
    onTotals: await effectOfProposal(call, sheet.id, { ...proposed.frozen, ...proposed }),
    above: await recordsAbove(call, sheet.id),
    steps: await withNames(call, planHearing(route, asked, vietnamDay(call.now))),
  };
};

const withNames = async ({ tx, now }: Call, steps: readonly HearingStep[]) => {
  const named = [];
  for (const { action, unitId, dueOn } of steps) {
    const { rows } = await sql<{
      name: string;
    }>`select ${unitNameOn(sql`${unitId}::integer`, sql`${now}::timestamptz`)} as name`.execute(tx);
    named.push({ action, unit: { id: unitId, name: rows[0]?.name ?? '' }, dueOn });
  }
  return named;
};

/** What leaves the totals with a sheet. */
export const previewLeaving = async (call: Call, { params }: { params: { id: string } }) => {
  const sheet = await loadForUpdate(call, params.id);
  if (!mayAsk(await routeAbove(call.tx, sheet.id), sheet.reporterUnitId, call.actor.unitId))
    throw problem('not-allowed');
  return {
    onTotals: sheet.state === 'withdrawn' ? [] : await effectOfLeaving(call, sheet.id),
    above: await recordsAbove(call, sheet.id),
  };
};
