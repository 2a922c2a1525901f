import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { consolidationAfter, consolidationsThat } from '../../rounds/rules/after.ts';
import { actingOf, recordSteps } from '../../rounds/server/index.ts';
import type { Loaded } from '../../submissions/server/index.ts';

/** A member that leaves "accepted", or comes back, makes what was signed or verified on it stale (R22). */
export const markStale = async (
  call: Call,
  { id, roundId, periodEnd, subjectUnitId }: Loaded,
  reason: string,
): Promise<void> => {
  const signed = consolidationsThat('reopen');
  const [state = 'stale'] = signed.map((from) =>
    consolidationAfter({ state: from, steps: [], verifiedTo: 0 }, 'reopen'),
  );
  const touched = sql`c.round_id = ${roundId}::uuid and c.state = any(${arrayLiteral(signed)}::text[])
    and c.unit_id in (select uc.ancestor_id from unit_closure uc where uc.descendant_id = ${subjectUnitId}
      and ${standsOn('uc', periodEnd)})`;
  const rows = sql`select b.id, b.state, ${state}, b.signature_number, ${id}::text from before b join stale n on n.id = b.id`;
  await sql`
    with before as (select c.id, c.state, c.signature_number from consolidation c where ${touched}),
    stale as (update consolidation c set state = ${state}, verified_to = 0, version = c.version + 1 where ${touched} returning c.id)
    ${recordSteps(actingOf(call), { type: 'consolidation', action: 'reopen', rows, reason })}`.execute(call.tx);
};
