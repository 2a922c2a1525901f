import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import type { ConsolidationState } from '../../platform/db/tables.ts';
import { enteredBy } from '../../submissions/server/index.ts';
import type { ConsolidationFacts } from '../rules/actions.ts';

/** A consolidation with what one decides and shows of it. */
export type Consolidation = ConsolidationFacts & {
  readonly id: string;
  readonly formId: number;
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
  readonly state: ConsolidationState;
  readonly version: number;
  readonly signatureNumber: number;
  readonly dueOn: string;
  readonly returnReason: string | null;
  readonly expected: number;
  readonly accepted: number;
  readonly excused: number;
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

/** Submissions `s` that a consolidation `c` adds up: those whose subject stands below its unit on the last day. */
export const memberOf = sql`s.form_id = c.form_id and s.period = c.period and exists (
  select 1 from unit_closure mc where mc.ancestor_id = c.unit_id and mc.descendant_id = s.subject_unit_id
    and mc.valid_from <= cf.period_end and (mc.valid_to is null or mc.valid_to > cf.period_end))`;

/** What the asker may know of: below its own unit; for a department by its forms; sensitive ones by their readers. */
export const consolidationsInReach = ({ actor, scope }: Pick<Call, 'actor' | 'scope'>): RawBuilder<boolean> => {
  const department = scope.departmentUnitId;
  const ofDepartment =
    department === null
      ? sql`true`
      : sql`(r.verifier_unit_id = ${department} or ${department} = any(r.consulted_unit_ids))`;
  const open =
    actor.unitKind === 'board'
      ? sql`true`
      : sql`(not v.sensitive or r.verifier_unit_id = ${actor.unitId}
    or ${actor.unitId} = any(r.reader_unit_ids) or (r.district_reads and ${actor.unitKind === 'district'}::boolean))`;
  return sql<boolean>`exists (select 1 from unit_closure rc where rc.ancestor_id = ${scope.rootUnitId} and rc.descendant_id = c.unit_id
    and rc.valid_from <= cf.period_end and (rc.valid_to is null or rc.valid_to > cf.period_end)) and ${ofDepartment} and ${open}`;
};

export const consolidationTables = sql`
  consolidation c
  join form f on f.id = c.form_id
  join form_version v on v.id = c.form_version_id
  join campaign_form cf on cf.campaign_id = c.campaign_id and cf.form_version_id = c.form_version_id and cf.period = c.period
  join form_route r on r.form_id = c.form_id and r.valid_from <= cf.period_end and (r.valid_to is null or r.valid_to > cf.period_end)
  join approval a on a.form_id = c.form_id and a.period = c.period
  join lateral (select n.full_name, n.kind from unit_version n where n.unit_id = c.unit_id order by (n.valid_from <= cf.period_end) desc, n.valid_from desc limit 1) u on true`;

const signature = sql`(
  select json_build_object('number', g.number, 'digest', g.digest, 'by', w.username, 'custodian', k.full_name,
    'unit', coalesce((select n.full_name from unit_version n where n.unit_id = g.unit_id order by n.valid_from desc limit 1), ''),
    'at', to_char(g.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'members', g.members)
  from consolidation_signature g join account w on w.id = g.signed_by left join custodian k on k.id = g.custodian_id
  where g.consolidation_id = c.id and g.number = c.signature_number)`;

/** Consolidations that fulfil a condition, by form, newest period first, then by unit. */
export const findConsolidations = async (
  { tx, actor }: Pick<Call, 'tx' | 'actor'>,
  which: RawBuilder<unknown>,
): Promise<Consolidation[]> => {
  const { rows } = await sql<Consolidation>`
    select c.id, c.form_id as "formId", c.form_version_id as "formVersionId", f.code as "formCode", v.title as "formTitle", v.number as "formNumber",
      v.digest as "formDigest", v.sensitive, c.period, cf.period_end as "periodEnd", c.unit_id as "unitId", u.full_name as "unitName", c.state, c.version,
      c.signature_number as "signatureNumber", c.due_on as "dueOn", c.return_reason as "returnReason", a.state = 'approved' as approved,
      case when u.kind = 'district' then c.unit_id else r.verifier_unit_id end as "signerUnitId", r.verifier_unit_id as "verifierUnitId",
      (select b.unit_id from unit_version b where b.kind = 'board' order by b.valid_from desc limit 1) as "boardUnitId",
      m.expected, m.accepted, m.excused, m.expected = m.accepted + m.excused as complete, m."enteredByActor", ${signature} as signature
    from ${consolidationTables}
    join lateral (
      select count(*)::integer as expected, count(*) filter (where s.state = 'accepted' and s.excused_reason is null)::integer as accepted,
        count(*) filter (where s.excused_reason is not null)::integer as excused, coalesce(bool_or(${enteredBy(actor.accountId)}), false) as "enteredByActor"
      from submission s where ${memberOf}
    ) m on true
    where ${which} order by f.code, cf.period_end desc, u.full_name`.execute(tx);
  return rows;
};
