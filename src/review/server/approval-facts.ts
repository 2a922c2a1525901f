import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { nearestTo } from '../../platform/db/stands-on.ts';
import type { ApprovalFacts } from '../../rounds/rules/actions.ts';
import { approvalSteps, roundStands, visibleSubmissions } from '../../rounds/server/index.ts';
import { enteredBy } from '../../submissions/server/index.ts';
import { placeName } from '../../units/server/index.ts';
import type { DistrictState } from '../contract.ts';
import { consolidationsInReach } from './consolidation-facts.ts';

export type Approval = ApprovalFacts & {
  readonly id: string;
  readonly campaignId: string | null;
  readonly formCode: string;
  readonly formTitle: string;
  readonly formNumber: number;
  readonly formVersionId: number;
  readonly formDigest: string;
  readonly sensitive: boolean;
  readonly period: string;
  readonly version: number;
  readonly digest: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly verifierUnitIds: readonly number[];
  /** The route of the round ends at its last verifier: that verification approves. */
  readonly endsAtVerifier: boolean;
  readonly consolidations: number;
  readonly verified: number;
  readonly expected: number;
  readonly accepted: number;
  readonly excused: number;
  readonly withdrawn: number;
  readonly waitingFor: readonly string[];
  readonly districts: readonly DistrictState[];
  /** The consolidations below, each with the signature that stands on it; of each the state. */
  readonly signatures: readonly {
    readonly consolidation: string;
    readonly state: string;
    readonly digest: string | null;
  }[];
};

const stateWords = sql`case c.state when 'open' then 'chưa chốt' when 'signed' then 'đã chốt, chờ ngành xác thực' when 'stale' then 'cần chốt lại'
  when 'returned' then 'bị trả lại, cần chốt lại' else c.state end`;

/** Who did this last at consolidation `c` on the signature that stands, and when. */
const lastStep = (action: string) => sql`(
  select json_build_object('by', coalesce(k.full_name, w.username), 'at', to_char(t.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  from review_step t join account w on w.id = t.account_id left join custodian k on k.id = t.custodian_id
  where t.object_type = 'consolidation' and t.object_id = c.id and t.action = ${action} and t.number = c.signature_number order by t.id desc limit 1)`;

type Listed = { readonly order: RawBuilder<unknown>; readonly most?: number };

/** Approvals of forms of which the asker sees a submission, counted over what it sees. */
export const findApprovals = async (
  call: Call,
  which: RawBuilder<unknown>,
  { order, most }: Listed = { order: sql`f.code, r.period_end desc` },
): Promise<Approval[]> => {
  const { rows } = await sql<Approval>`
    select 'approval' as record, r.id, r.campaign_id as "campaignId", f.code as "formCode", v.title as "formTitle", v.number as "formNumber",
      r.form_version_id as "formVersionId", v.digest as "formDigest", v.sensitive, r.period, r.state, r.version,
      r.digest, r.decided_at as "decidedAt", (select coalesce(k.full_name, w.username) from review_step t join account w on w.id = t.account_id
        left join custodian k on k.id = t.custodian_id where t.object_type = 'approval' and t.object_id = r.id and t.action = 'approve' limit 1) as "decidedBy",
      r.verifier_unit_ids as "verifierUnitIds", r.ends_at_verifier as "endsAtVerifier", r.opens_on as "opensOn", r.state <> 'open' as approved, ${approvalSteps} as steps,
      k.consolidations, k.verified, m.expected, m.accepted, m.excused, m.withdrawn, m."enteredByActor",
      m.withdrawn < m.expected and m.expected = m.accepted + m.excused + m.withdrawn and k.consolidations = k.verified as complete,
      case when k.consolidations > 0 then k.waiting else m.waiting end as "waitingFor", k.signatures, k.districts
    from round r
    join form f on f.id = r.form_id
    join form_version v on v.id = r.form_version_id
    join lateral (
      select count(*)::integer as expected, count(*) filter (where s.state = 'accepted' and s.excused_reason is null)::integer as accepted,
        count(*) filter (where s.excused_reason is not null)::integer as excused,
        count(*) filter (where s.state = 'withdrawn' and s.excused_reason is null)::integer as withdrawn, coalesce(bool_or(${enteredBy(call.actor.accountId)}), false) as "enteredByActor",
        coalesce(array_agg(${placeName(sql`s.subject_unit_id`, sql`r.period_end`)}
          || case when s.state = 'submitted' then ': chờ chấp nhận' else ': chưa nộp' end order by s.id)
          filter (where s.state not in ('accepted', 'withdrawn') and s.excused_reason is null), '{}') as waiting
      from submission s where s.round_id = r.id and ${visibleSubmissions(call)}
    ) m on m.expected > 0
    join lateral (
      select count(*)::integer as consolidations, count(*) filter (where c.state in ('verified', 'approved'))::integer as verified,
        coalesce(array_agg(n.full_name || ': ' || ${stateWords} order by n.full_name) filter (where c.state not in ('verified', 'approved')), '{}') as waiting,
        coalesce(json_agg(json_build_object('consolidation', c.id, 'state', c.state, 'digest', (
          select g.digest from consolidation_signature g where g.consolidation_id = c.id and g.number = c.signature_number)) order by c.id), '[]') as signatures,
        coalesce(json_agg(json_build_object('consolidation', c.id, 'unit', n.full_name, 'state', c.state, 'signed', ${lastStep('sign')},
          'verified', case when c.state in ('verified', 'approved') then ${lastStep('verify')} end) order by n.full_name), '[]') as districts
      from consolidation c join lateral (select u.full_name from unit_version u where u.unit_id = c.unit_id order by ${nearestTo('u', sql`r.period_end`)} limit 1) n on true
      where c.round_id = r.id and ${consolidationsInReach(call)}
    ) k on true
    where ${roundStands} and ${which} order by ${order} ${most === undefined ? sql`` : sql`limit ${most}`}`.execute(
    call.tx,
  );
  return rows;
};
