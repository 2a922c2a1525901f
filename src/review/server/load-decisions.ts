import { sql } from 'kysely';
import type { Actor } from '../../platform/call/actor.ts';
import type { Db } from '../../platform/db/open.ts';
import { actorOf, turnOf } from '../../rounds/rules/actions.ts';
import { consolidationAfter, verifiedAfter } from '../../rounds/rules/after.ts';
import { type Acting, roundStands } from '../../rounds/server/index.ts';
import { loadAcceptances } from '../../submissions/server/index.ts';
import { writeApproval } from './approve.ts';
import { type Consolidation, findConsolidations } from './consolidation-facts.ts';
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
  const actingFor = (unitId: number): Acting => ({ tx, unitId, now: decisions.at, ...decisions.accountOf(unitId) });
  await loadAcceptances(tx, decisions, actingFor);
  if (decisions.upTo === 'accepted') return;
  const consolidations = await openConsolidations(tx, decisions);
  for (const one of consolidations) await signAndVerify(tx, one, decisions.upTo, actingFor);
  if (decisions.upTo === 'approved') await approve(tx, decisions, actingFor);
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
    sql`f.code = ${form} and r.period = ${period} and c.state = 'open'`,
  );
  return found.filter(({ complete }) => complete);
};

const signAndVerify = async (
  tx: Db,
  one: Consolidation,
  upTo: Decisions['upTo'],
  actingFor: (unitId: number) => Acting,
): Promise<void> => {
  const total = await totalOf(tx, one, await membersOf(tx, one.id));
  const signed = await writeSignature(actingFor(actorOf(one, 'sign') ?? one.unitId), one, total);
  if (upTo === 'signed') return;
  let facts = { ...one, state: signed, verifiedTo: 0 };
  for (let turn = turnOf(facts); turn?.action === 'verify'; turn = turnOf(facts)) {
    await writeVerification(actingFor(turn.actorUnitId), facts);
    facts = { ...facts, state: consolidationAfter(facts, 'verify'), verifiedTo: verifiedAfter(facts) };
  }
};

const approve = async (tx: Db, { form, period }: Decisions, actingFor: (unitId: number) => Acting): Promise<void> => {
  const { rows } = await sql<{ id: string; version: number; boardUnitId: number; open: number }>`
    select r.id, r.version, t.actor_unit_id as "boardUnitId",
      (select count(*)::integer from consolidation c where c.round_id = r.id and c.state <> 'verified')
      + (select count(*)::integer from submission s where s.round_id = r.id and s.state not in ('accepted', 'withdrawn') and s.excused_reason is null) as open
    from round r join form f on f.id = r.form_id join round_step t on t.round_id = r.id and t.action = 'approve'
    where f.code = ${form} and r.period = ${period} and ${roundStands} and r.state = 'open'`.execute(tx);
  for (const { id, version, boardUnitId, open } of rows)
    if (open === 0) await writeApproval(actingFor(boardUnitId), { id, formCode: form, period, version, state: 'open' });
};
