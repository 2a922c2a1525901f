import { sql } from 'kysely';
import type { Actor } from '../../platform/call/actor.ts';
import type { Db } from '../../platform/db/open.ts';
import { writeApproval } from './approve.ts';
import { type Consolidation, findConsolidations } from './consolidation-facts.ts';
import { type Deed, recordSteps } from './deed.ts';
import { membersOf, totalOf } from './members.ts';
import { writeSignature } from './sign.ts';
import { writeVerification } from './verify.ts';

export type Decisions = {
  readonly form: string;
  readonly period: string;
  /** How far the round has come; consolidations whose members are not all accepted stay open. */
  readonly upTo: 'accepted' | 'signed' | 'verified' | 'approved';
  /** Who acts for a unit. */
  readonly accountOf: (unitId: number) => { readonly accountId: string; readonly custodianId: string | null };
  readonly at: Date;
};

/** Takes a loaded round along the route, as its checkers, signers and verifiers would: for the demonstration and past figures. */
export const loadDecisions = async (tx: Db, decisions: Decisions): Promise<void> => {
  const deedFor = (unitId: number): Deed => ({ tx, unitId, now: decisions.at, ...decisions.accountOf(unitId) });
  await recordAcceptances(tx, decisions, deedFor);
  if (decisions.upTo === 'accepted') return;
  const consolidations = await openConsolidations(tx, decisions);
  for (const one of consolidations) await signAndVerify(tx, one, decisions.upTo, deedFor);
  if (decisions.upTo === 'approved') await approve(tx, decisions, deedFor);
};

const openConsolidations = async (tx: Db, { form, period }: Decisions): Promise<Consolidation[]> => {
  const nobody: Actor = {
    accountId: '00000000-0000-0000-0000-000000000000',
    username: '',
    kind: 'operator',
    unitId: 0,
    unitKind: 'board',
    unitName: '',
    duties: [],
    custodianId: null,
    custodianName: null,
    sessionId: '',
    mustChangePassword: false,
  };
  const found = await findConsolidations(
    { tx, actor: nobody },
    sql`f.code = ${form} and c.period = ${period} and c.state = 'open'`,
  );
  return found.filter(({ complete }) => complete);
};

const signAndVerify = async (
  tx: Db,
  one: Consolidation,
  upTo: Decisions['upTo'],
  deedFor: (unitId: number) => Deed,
): Promise<void> => {
  const total = await totalOf(tx, one, await membersOf(tx, one.id));
  const state = await writeSignature(deedFor(one.signerUnitId), one, total);
  if (upTo !== 'signed' && state === 'signed')
    await writeVerification(deedFor(one.verifierUnitId), { id: one.id, state });
};

type Accepted = { readonly checker: number };

const recordAcceptances = async (
  tx: Db,
  { form, period }: Decisions,
  deedFor: (unitId: number) => Deed,
): Promise<void> => {
  const checker = sql`coalesce(case when v.filled_by = 'commune' then (select uc.ancestor_id from unit_closure uc join unit_version dv on dv.unit_id = uc.ancestor_id
    and dv.kind = 'district' where uc.descendant_id = s.subject_unit_id and uc.depth > 0 limit 1) end, r.verifier_unit_id)`;
  const accepted = sql`
    from submission s join form f on f.id = s.form_id join form_version v on v.id = s.form_version_id
    join campaign_form cf on cf.campaign_id = s.campaign_id and cf.form_version_id = s.form_version_id and cf.period = s.period
    join form_route r on r.form_id = s.form_id and r.valid_from <= cf.period_end and (r.valid_to is null or r.valid_to > cf.period_end)
    join revision e on e.submission_id = s.id and e.number = s.revision
    where f.code = ${form} and s.period = ${period} and s.state = 'accepted' and s.reporter_unit_id <> ${checker} and s.accepted_by is null`;
  const { rows } = await sql<Accepted>`select distinct ${checker} as checker ${accepted}`.execute(tx);
  for (const row of rows) {
    const deed = deedFor(row.checker);
    const steps = sql`select s.id, 'submitted', 'accepted', e.number, e.digest ${accepted} and ${checker} = ${row.checker}`;
    await recordSteps(deed, { type: 'submission', action: 'accept', rows: steps }).execute(tx);
    await sql`update submission set accepted_by = ${deed.accountId}::uuid, accepted_at = ${deed.now}::timestamptz
      where id in (select s.id ${accepted} and ${checker} = ${row.checker})`.execute(tx);
  }
};

const approve = async (tx: Db, { form, period }: Decisions, deedFor: (unitId: number) => Deed): Promise<void> => {
  const { rows } = await sql<{ id: string; formId: number; version: number; boardUnitId: number; open: number }>`
    select a.id, a.form_id as "formId", a.version, (select unit_id from unit_version where kind = 'board' limit 1) as "boardUnitId",
      (select count(*)::integer from consolidation c where c.form_id = a.form_id and c.period = a.period and c.state <> 'verified')
      + (select count(*)::integer from submission s where s.form_id = a.form_id and s.period = a.period and s.state <> 'accepted' and s.excused_reason is null) as open
    from approval a join form f on f.id = a.form_id where f.code = ${form} and a.period = ${period} and a.state = 'open'`.execute(
    tx,
  );
  for (const { id, formId, version, boardUnitId, open } of rows)
    if (open === 0) await writeApproval(deedFor(boardUnitId), { id, formId, formCode: form, period, version });
};
