import { sql } from 'kysely';
import { splitFractions } from '../../forms/rules/stored-figures.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral, json } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import type { ProposedRevision } from '../../submissions/server/index.ts';

/** The columns of a correction that hold the revision that granting it writes. */
const content = ({ frozen, context, explanations, versionId, digest }: ProposedRevision) => {
  const { decimals, fractions } = splitFractions(frozen.figures);
  return {
    form_version_id: versionId,
    figures: arrayLiteral(decimals),
    fractions: fractions && json(fractions),
    not_applicable: frozen.notApplicable && arrayLiteral(frozen.notApplicable),
    texts: json(frozen.texts),
    lists: json(frozen.lists),
    context: json(context),
    explanations: json(explanations),
    digest,
  };
};

type Asked = {
  readonly submissionId: string;
  readonly baseRevision: number;
  readonly reason: string;
  readonly letterId: string;
};

/** Keeps a proposal as it was asked, with its cells; answers its id. */
export const insertProposal = async (
  { tx, actor, now }: Pick<Call, 'tx' | 'actor' | 'now'>,
  { submissionId, baseRevision, reason, letterId }: Asked,
  proposed: ProposedRevision,
): Promise<string> => {
  const { id } = await tx
    .insertInto('correction')
    .values({
      submission_id: submissionId,
      base_revision: baseRevision,
      reason,
      letter_id: letterId,
      ...content(proposed),
      asked_by: actor.accountId,
      asked_custodian_id: actor.custodianId,
      asked_unit_id: actor.unitId,
      asked_at: now,
      proposed_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const column = (name: 'cell' | 'before' | 'after') => arrayLiteral(proposed.changes.map((change) => change[name]));
  await sql`
    insert into correction_cell (correction_id, submission_id, cell, old_value, new_value)
    select ${id}::uuid, ${submissionId}::uuid, * from unnest(${column('cell')}::text[], ${column('before')}::text[], ${column('after')}::text[])`.execute(
    tx,
  );
  return id;
};

/** Sets a proposal upon another revision: the same new values, the old ones as they stand by now. */
export const renewProposal = async (
  tx: Db,
  id: string,
  baseRevision: number,
  proposed: ProposedRevision,
  now: Date,
): Promise<void> => {
  await tx
    .updateTable('correction')
    .set((row) => ({
      ...content(proposed),
      base_revision: baseRevision,
      proposed_at: now,
      version: row('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
  const column = (name: 'cell' | 'before') => arrayLiteral(proposed.changes.map((change) => change[name]));
  await sql`
    update correction_cell k set old_value = n.old_value
    from unnest(${column('cell')}::text[], ${column('before')}::text[]) as n (cell, old_value)
    where k.correction_id = ${id}::uuid and k.cell = n.cell`.execute(tx);
};
