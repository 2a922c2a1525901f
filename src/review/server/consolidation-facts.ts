import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { dayOf, nearestTo, standsOn } from '../../platform/db/stands-on.ts';
import type { ConsolidationFacts } from '../../rounds/rules/actions.ts';
import { consolidationSteps, ofDepartment, readsRound, roundStands } from '../../rounds/server/index.ts';
import { enteredBy } from '../../submissions/server/index.ts';

/** A consolidation with what one decides and shows of it. */
export type Consolidation = ConsolidationFacts & {
  readonly id: string;
  readonly roundId: string;
  readonly formVersionId: number;
  readonly formCode: string;
  readonly formTitle: string;
  readonly formNumber: number;
  readonly formDigest: string;
  readonly sensitive: boolean;
  readonly period: string;
  readonly periodEnd: string;
  readonly unitId: number;
  readonly unitName: string;
  readonly version: number;
  readonly signatureNumber: number;
  readonly returnReason: string | null;
  readonly expected: number;
  readonly accepted: number;
  readonly excused: number;
  readonly withdrawn: number;
  readonly signature: StoredSignature | null;
};

export type StoredSignature = {
  readonly number: number;
  readonly digest: string;
  readonly by: string;
  readonly custodian: string | null;
  readonly unit: string;
  readonly at: string;
  readonly members: readonly { readonly submission: string; readonly revision: number; readonly digest: string }[];
};

/** Submissions `s` that a consolidation `c` of round `r` adds up: those whose subject stands below its unit on the last day. */
export const memberOf = sql`s.round_id = c.round_id and exists (
  select 1 from unit_closure mc where mc.ancestor_id = c.unit_id and mc.descendant_id = s.subject_unit_id
    and ${standsOn('mc', sql`r.period_end`)})`;

/** What the asker may know of: below its own unit; for a department by its forms; sensitive ones by their readers. */
export const consolidationsInReach = ({ actor, scope }: Pick<Call, 'actor' | 'scope'>): RawBuilder<boolean> => {
  const forms = scope.departmentUnitId === null ? sql`true` : ofDepartment(scope.departmentUnitId);
  const open = actor.unitKind === 'board' ? sql`true` : sql`(not v.sensitive or ${readsRound(actor)})`;
  return sql<boolean>`exists (select 1 from unit_closure rc where rc.ancestor_id = ${scope.rootUnitId} and rc.descendant_id = c.unit_id
    and ${standsOn('rc', sql`r.period_end`)}) and ${forms} and ${open}`;
};

/** c: the consolidation; r: its round; f, v: the form and its version; u: the unit's name. */
export const consolidationTables = sql`
  consolidation c
  join round r on r.id = c.round_id
  join form f on f.id = r.form_id
  join form_version v on v.id = r.form_version_id
  join lateral (select n.full_name from unit_version n where n.unit_id = c.unit_id order by ${nearestTo('n', sql`r.period_end`)} limit 1) u on true`;

const signature = sql`(
  select json_build_object('number', g.number, 'digest', g.digest, 'by', w.username, 'custodian', k.full_name,
    'unit', coalesce((select n.full_name from unit_version n where n.unit_id = g.unit_id order by ${nearestTo('n', dayOf(sql`g.at`))} limit 1), ''),
    'at', to_char(g.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'members', g.members)
  from consolidation_signature g join account w on w.id = g.signed_by left join custodian k on k.id = g.custodian_id
  where g.consolidation_id = c.id and g.number = c.signature_number)`;

type Listed = { readonly order: RawBuilder<unknown>; readonly most?: number };

/** Consolidations that fulfil a condition, in the order that is asked for, so many at most. */
export const findConsolidations = async (
  { tx, actor }: Pick<Call, 'tx' | 'actor'>,
  which: RawBuilder<unknown>,
  { order, most }: Listed = { order: sql`f.code, r.period_end desc, u.full_name` },
): Promise<Consolidation[]> => {
  const { rows } = await sql<Consolidation>`
    select 'consolidation' as record, c.id, c.round_id as "roundId", r.form_version_id as "formVersionId", f.code as "formCode", v.title as "formTitle", v.number as "formNumber",
      v.digest as "formDigest", v.sensitive, r.period, r.period_end as "periodEnd", c.unit_id as "unitId", u.full_name as "unitName", c.state, c.version,
      c.signature_number as "signatureNumber", c.verified_to as "verifiedTo", c.return_reason as "returnReason", r.state <> 'open' as approved,
      r.opens_on as "opensOn", ${consolidationSteps} as steps, m.expected, m.accepted, m.excused, m.withdrawn, m.expected = m.accepted + m.excused + m.withdrawn as complete,
      m."enteredByActor", ${signature} as signature
    from ${consolidationTables}
    join lateral (
      select count(*)::integer as expected, count(*) filter (where s.state = 'accepted' and s.excused_reason is null)::integer as accepted,
        count(*) filter (where s.excused_reason is not null)::integer as excused,
        count(*) filter (where s.state = 'withdrawn' and s.excused_reason is null)::integer as withdrawn, coalesce(bool_or(${enteredBy(actor.accountId)}), false) as "enteredByActor"
      from submission s where ${memberOf}
    ) m on true
    where ${roundStands} and ${which} order by ${order} ${most === undefined ? sql`` : sql`limit ${most}`}`.execute(tx);
  return rows;
};
