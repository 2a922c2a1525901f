import { type RawBuilder, sql } from 'kysely';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { joinFill } from '../../rounds/server/index.ts';
import {
  type ExcuseStanding,
  type ExtensionStanding,
  excuseHeld,
  extensionHeld,
  type RoundStanding,
  roundHeld,
} from '../rules/taking-back.ts';

type Action = { readonly reason: string; readonly by: string; readonly at: string };
type Sheet = {
  readonly submission: string;
  readonly unitId: number;
  readonly unit: string;
  readonly form: string;
  readonly period: string;
  readonly dueNow: string;
  readonly granted: Action;
  readonly back: Action | null;
};
export type Excuse = Sheet & ExcuseStanding;
export type Extension = Sheet & ExtensionStanding & { readonly id: string; readonly dueBefore: string };
export type Round = RoundStanding & {
  readonly id: string;
  readonly form: string;
  readonly title: string;
  readonly period: string;
  readonly begun: number;
  readonly back: Action | null;
};

/** A commune with its district, since names of communes repeat. */
const unitName = sql`(
  select string_agg(n.full_name, ', ' order by nc.depth) from unit_closure nc
  join unit_version n on n.unit_id = nc.ancestor_id and ${standsOn('n', sql`r.period_end`)}
  where nc.descendant_id = s.subject_unit_id and ${standsOn('nc', sql`r.period_end`)} and (nc.depth = 0 or n.kind = 'district'))`;

const action = (
  reason: RawBuilder<unknown>,
  account: RawBuilder<unknown>,
  custodian: RawBuilder<unknown>,
  at: RawBuilder<unknown>,
) => sql`
  (select json_build_object('reason', ${reason}, 'by', coalesce(k.full_name, a.username), 'at', to_char(${at} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  from account a left join custodian k on k.id = ${custodian} where a.id = ${account})`;

const sheetColumns = sql`s.id as submission, s.subject_unit_id as "unitId", ${unitName} as unit, f.code as form, r.period, fill.due_on as "dueNow",
  r.state as round, r.taken_back_at is not null as "roundTakenBack", s.state, s.excused_reason is not null as excused`;
const sheetTables = sql`submission s join round r on r.id = s.round_id join form f on f.id = r.form_id ${joinFill}`;

/** A signed total that the sheet is part of. */
const signedTotal = sql`(
  select c.state from consolidation c
  join unit_closure mc on mc.ancestor_id = c.unit_id and mc.descendant_id = s.subject_unit_id and ${standsOn('mc', sql`r.period_end`)}
  where c.round_id = r.id and c.state in ('signed', 'verified', 'approved') limit 1)`;

/** Excuses of a campaign, the newest first: each as it was granted, and taken back where it was. */
export const excusesOf = async (
  tx: Db,
  campaignId: string,
  which: RawBuilder<unknown> = sql`true`,
): Promise<Excuse[]> => {
  const { rows } = await sql<Excuse>`
    select ${sheetColumns}, ${signedTotal} as "signedTotal", b.id is not null as "takenBack",
      ${action(sql`g.reason`, sql`g.account_id`, sql`g.custodian_id`, sql`g.at`)} as granted,
      ${action(sql`b.reason`, sql`b.account_id`, sql`b.custodian_id`, sql`b.at`)} as back
    from ${sheetTables} join review_step g on g.object_type = 'submission' and g.object_id = s.id and g.action = 'excuse'
    left join lateral (
      select * from review_step later where later.object_type = 'submission' and later.object_id = s.id and later.action = 'take-back-excuse' and later.id > g.id
      order by later.id limit 1) b on true
    where r.campaign_id = ${campaignId}::uuid and ${which} order by g.id desc`.execute(tx);
  return rows;
};

/** Extensions of a campaign, the newest first. */
export const extensionsOf = async (
  tx: Db,
  campaignId: string,
  which: RawBuilder<unknown> = sql`true`,
): Promise<Extension[]> => {
  const { rows } = await sql<Extension>`
    select e.id, ${sheetColumns}, e.due_before as "dueBefore", e.due_on as "dueOn", e.taken_back_at is not null as "takenBack",
      ${action(sql`e.reason`, sql`e.granted_by`, sql`e.custodian_id`, sql`e.granted_at`)} as granted,
      ${action(sql`e.taken_back_reason`, sql`e.taken_back_by`, sql`e.taken_back_custodian_id`, sql`e.taken_back_at`)} as back
    from ${sheetTables} join extension e on e.submission_id = s.id
    where r.campaign_id = ${campaignId}::uuid and ${which} order by e.granted_at desc, f.code, unit, e.due_on desc, e.id`.execute(
    tx,
  );
  return rows;
};

/** The forms of a campaign in their periods, with what rests on each. */
export const roundsOf = async (tx: Db, campaignId: string): Promise<Round[]> => {
  const { rows } = await sql<Round>`
    select r.id, f.code as form, v.title, r.period, r.state as round, r.taken_back_at is not null as "roundTakenBack", m.sent, m.begun, k.signed,
      ${action(sql`r.taken_back_reason`, sql`r.taken_back_by`, sql`null::uuid`, sql`r.taken_back_at`)} as back
    from round r join form f on f.id = r.form_id join form_version v on v.id = r.form_version_id
    cross join lateral (
      select count(*) filter (where s.revision > 0)::integer as sent, count(*) filter (where s.filled > 0)::integer as begun
      from submission s where s.round_id = r.id) m
    cross join lateral (select count(*) filter (where c.signature_number > 0)::integer as signed from consolidation c where c.round_id = r.id) k
    where r.campaign_id = ${campaignId}::uuid order by f.code, r.period`.execute(tx);
  return rows;
};

/** What was granted in a campaign, each with whether it can still be taken back. */
export const listGranted = async ({ tx }: Call, { params: { id } }: { params: { id: string } }) => {
  const named = <R extends { readonly period: string; readonly back: Action | null }>(row: R) => ({
    ...row,
    periodName: periodName(getPeriod(row.period)),
    takenBack: row.back,
  });
  return {
    excuses: (await excusesOf(tx, id)).map((one) => ({ ...named(one), held: excuseHeld(one) ?? null })),
    extensions: (await extensionsOf(tx, id)).map((one) => ({ ...named(one), held: extensionHeld(one) ?? null })),
    rounds: (await roundsOf(tx, id)).map((one) => ({ ...named(one), held: roundHeld(one) ?? null })),
  };
};
