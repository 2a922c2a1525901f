import { sql } from 'kysely';
import { sendNotices } from '../../notices/server/index.ts';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { digestOf } from '../../platform/digest/digest.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { publish } from '../../publications/server/index.ts';
import { approvalAfter, consolidationAfter } from '../../rounds/rules/after.ts';
import { type Acting, actingOf, approveRound, demand, recordSteps } from '../../rounds/server/index.ts';
import type { SentAt } from '../../submissions/server/index.ts';
import { amendedDigest } from './amendments.ts';
import { type Approval, findApprovals } from './approval-facts.ts';
import { sumOfRound } from './approvals.ts';
import { demandTotalSeen, seenOfApproval } from './demand-seen.ts';
import { lockRound } from './locks.ts';

/**
 * The board's final word on a form in a period (R20): from now on nothing changes these figures by any path. Demands that every
 * consolidation is verified or, where the step falls away, that every submission is accepted or excused; and that all of it is what was seen.
 */
export const approveFigures = async (
  call: Call,
  { params, body }: { params: { id: string }; body: { seen: string; sheets?: SentAt[] } },
) => {
  await lockRound(call.tx, params.id);
  const [row] = await findApprovals(call, sql`r.id = ${params.id}::uuid`);
  const approval = found(row);
  demand('approve', approval, call, whyNot(approval));
  const summed = await sumOfRound(call, approval);
  await demandTotalSeen(call, { seen: body.seen, shown: body.sheets }, seenOfApproval(approval, summed), summed);
  const digest = await settle(call, approval, body.seen);
  return { state: approvalAfter(approval.state, 'approve'), digest };
};

/**
 * Where the route of a round ends at its last verifier, the verification that completes it approves and locks; the round is held for update
 * by then (`lockConsolidation`). What the verifier saw is the last total; the others were verified before.
 */
export const approveWhereItEnds = async (call: Call, roundId: string, seen: string): Promise<void> => {
  const [approval] = await findApprovals(call, sql`r.id = ${roundId}::uuid and r.ends_at_verifier`);
  if (approval?.complete && !approval.enteredByActor) await settle(call, approval, seen);
};

const settle = async (call: Call, approval: Approval, seen: string): Promise<string> => {
  const digest = await writeApproval(actingOf(call), approval);
  await notify(call, approval);
  await call.audit({
    action: 'approval.approve',
    objectType: 'approval',
    objectId: approval.id,
    before: { state: approval.state, version: approval.version },
    after: { state: approvalAfter(approval.state, 'approve'), version: approval.version + 1, digest },
    detail: { form: approval.formCode, period: approval.period, digest, seen },
  });
  return digest;
};

const whyNot = ({ waitingFor }: Approval): object => ({
  waitingFor,
  ...(waitingFor.length === 0
    ? {}
    : { detail: `Chưa phê duyệt được. Còn chờ: ${waitingFor.slice(0, 12).join('; ')}.` }),
});

type Approved = Pick<Approval, 'id' | 'formCode' | 'period' | 'version' | 'state'>;

/** Consolidations first: once the approval stands, its trigger refuses everything below. */
export const writeApproval = async (acting: Acting, approval: Approved): Promise<string> => {
  const { id, version } = approval;
  const state = approvalAfter(approval.state, 'approve');
  const below = consolidationAfter({ state: 'verified', steps: [], verifiedTo: 0 }, 'approve');
  const digest = await approvalDigest(acting.tx, approval);
  await keepApproved(acting, id);
  const closed = sql`select b.id, b.state, ${below}, b.signature_number, ${digest} from before b join done d on d.id = b.id`;
  await sql`
    with before as (select c.id, c.state, c.signature_number from consolidation c where c.round_id = ${id}::uuid),
    done as (update consolidation c set state = ${below}, version = c.version + 1 where c.round_id = ${id}::uuid returning c.id)
    ${recordSteps(acting, { type: 'consolidation', action: 'approve', rows: closed })}`.execute(acting.tx);
  await approveRound(acting, { id, from: approval.state, to: state, version, digest });
  await publish(acting.tx, { kind: 'approved', roundId: id, digest }, acting.now);
  return digest;
};

/** Records which revisions and signatures are approved. These rows are written once and never changed. */
const keepApproved = async ({ tx }: Acting, roundId: string): Promise<void> => {
  await sql`
    with sheets as (
      insert into approved_revision (round_id, submission_id, revision, digest)
      select s.round_id, s.id, e.number, e.digest from submission s join revision e on e.submission_id = s.id and e.number = s.revision
      where s.round_id = ${roundId}::uuid and s.state = 'accepted' and s.excused_reason is null
    )
    insert into approved_signature (round_id, consolidation_id, number, digest)
    select c.round_id, c.id, g.number, g.digest from consolidation c
    join consolidation_signature g on g.consolidation_id = c.id and g.number = c.signature_number where c.round_id = ${roundId}::uuid`.execute(
    tx,
  );
};

/** The digest of an approval: over the consolidations' signatures, as amended since, or over the revisions where the form has no consolidation. */
export const approvalDigest = async (
  tx: Acting['tx'],
  { id, formCode, period }: Pick<Approval, 'id' | 'formCode' | 'period'>,
): Promise<string> => digestOf({ form: formCode, period, signatures: await digestsBelow(tx, id) });

const digestsBelow = async (tx: Acting['tx'], roundId: string): Promise<string[]> => {
  const { rows } = await sql<{ digest: string }>`
    select coalesce(${amendedDigest('consolidation', sql`c.id`)}, g.digest) as digest from consolidation c join consolidation_signature g on g.consolidation_id = c.id and g.number = c.signature_number
    where c.round_id = ${roundId}::uuid
    union all
    select e.digest from submission s join revision e on e.submission_id = s.id and e.number = s.revision
    where s.round_id = ${roundId}::uuid and s.state = 'accepted' and not exists (select 1 from consolidation c where c.round_id = ${roundId}::uuid)
    order by 1`.execute(tx);
  return rows.map(({ digest }) => digest);
};

const notify = async ({ tx, actor, now }: Call, { id, formCode, period, verifierUnitIds }: Approval): Promise<void> => {
  const { rows } = await sql<{ unit: number }>`
    select reporter_unit_id as unit from submission where round_id = ${id}::uuid
    union select unit_id from consolidation where round_id = ${id}::uuid`.execute(tx);
  const title = `Số liệu phiếu ${formCode}, ${periodName(getPeriod(period))}, đã được phê duyệt`;
  const body = 'Số liệu đã khóa. Muốn thay đổi phải đề nghị điều chỉnh.';
  await sendNotices(
    tx,
    [...verifierUnitIds, ...rows.map(({ unit }) => unit)],
    { kind: 'decision', title, body, from: actor },
    now,
  );
};
