import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import { nearestTo } from '../../platform/db/stands-on.ts';
import { turnOf } from '../../rounds/rules/actions.ts';
import type { Consolidation } from './consolidation-facts.ts';

type Office = { readonly unitId: number; readonly unit: string };
type Verified = { readonly unitId: number; readonly by: string; readonly custodian: string | null; readonly at: Date };

/** Who verifies a total, in turn, and who of them has verified the signature that stands, and when. */
export const verificationsOf = async (tx: Db, consolidation: Consolidation) => {
  const steps = consolidation.steps.filter(({ action }) => action === 'verify');
  const [offices, done] = [await officesOf(tx, consolidation), await verifiedBy(tx, consolidation)];
  const turn = turnOf(consolidation);
  return steps.map((step) => {
    const by =
      step.position <= consolidation.verifiedTo ? done.find(({ unitId }) => unitId === step.actorUnitId) : undefined;
    return {
      unit: offices.find(({ unitId }) => unitId === step.actorUnitId)?.unit ?? '',
      dueOn: step.dueOn,
      verified: by ? { by: by.by, custodian: by.custodian, at: by.at.toISOString() } : null,
      next: turn === step,
    };
  });
};

const officesOf = async (tx: Db, { steps, periodEnd }: Consolidation): Promise<Office[]> => {
  const ids = steps.map(({ actorUnitId }) => actorUnitId);
  const { rows } = await sql<Office>`
    select distinct on (n.unit_id) n.unit_id as "unitId", coalesce(n.agency_name, n.full_name) as unit from unit_version n
    where n.unit_id in (${sql.join(ids)}) order by n.unit_id, ${nearestTo('n', sql`${periodEnd}::date`)}`.execute(tx);
  return rows;
};

/** Verifications of the current signature only: those of earlier signatures do not count for it. */
const verifiedBy = async (tx: Db, { id, signatureNumber }: Consolidation): Promise<Verified[]> => {
  const { rows } = await sql<Verified>`
    select t.unit_id as "unitId", a.username as by, k.full_name as custodian, t.at
    from review_step t join account a on a.id = t.account_id left join custodian k on k.id = t.custodian_id
    where t.object_type = 'consolidation' and t.object_id = ${id}::uuid and t.action = 'verify' and t.number = ${signatureNumber} order by t.id desc`.execute(
    tx,
  );
  return rows;
};
