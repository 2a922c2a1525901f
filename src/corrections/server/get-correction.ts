import { sql } from 'kysely';
import { lettersById } from '../../documents/server/index.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import type { Call } from '../../platform/call/call.ts';
import { found } from '../../platform/problems/catalogue.ts';
import type { Explanation } from '../../submissions/contract.ts';
import { HIDDEN, isPersonal } from '../../submissions/rules/personal.ts';
import { openRevision, revisionContent, type StoredRevision } from '../../submissions/server/index.ts';
import type { OnTotals } from '../contract/around.ts';
import { recordsAbove } from './above.ts';
import { type Correction, findCorrections } from './correction-facts.ts';
import { changesBetween, effectOfGranted, effectOfProposal } from './effect.ts';
import { correctionRow } from './queries.ts';

type Cell = { readonly cell: string; readonly before: string | null; readonly after: string | null };
type Amendment = {
  readonly object: 'consolidation' | 'approval';
  readonly id: string;
  readonly number: number;
  readonly digestBefore: string;
  readonly digestAfter: string;
};
type Content = {
  readonly base: StoredRevision;
  readonly proposal: StoredRevision;
  readonly cells: readonly Cell[];
  readonly amendments: readonly Amendment[];
  readonly explanations: readonly Explanation[];
};

/** One proposal whole: cells with old and new, what it changes on the sheet and in the totals above, what became of it. */
export const getCorrection = async (call: Call, { params }: { params: { id: string } }) => {
  const [one] = await findCorrections(call, sql`c.id = ${params.id}::uuid`);
  const correction = found(one);
  const { base, proposal, cells, amendments, explanations } = await contentOf(call, correction);
  const [from, to] = [await openRevision(call.tx, base), await openRevision(call.tx, proposal)];
  const letters = await lettersById(call.tx, [correction.letterId]);
  await auditReading(call, correction);
  return {
    correction: correctionRow(call, correction),
    letter: found(letters.get(correction.letterId)),
    cells: readable(call, correction, to.form, cells),
    onSheet: readable(call, correction, to.form, changesBetween(from.figures(), to.figures())),
    onTotals: await onTotals(call, correction, proposal),
    above: await recordsAbove(call, correction.submissionId),
    explanations: [...explanations],
    amendments: [...amendments],
  };
};

/** What granting would change in the totals above, or did change when it was granted. */
const onTotals = async (call: Call, correction: Correction, proposal: StoredRevision): Promise<OnTotals> => {
  const { state, baseStands, submissionId, decidedAt } = correction;
  if (state === 'asked' && baseStands) return effectOfProposal(call, submissionId, proposal);
  if (state === 'granted' && decidedAt) return effectOfGranted(call, { submissionId, decidedAt }, proposal);
  return [];
};

/** Reading figures of a sensitive form leaves a line in the trail. */
const auditReading = async ({ audit }: Call, { sensitive, id, subjectUnitId, formCode, period }: Correction) => {
  if (sensitive)
    await audit({
      action: 'correction.read',
      objectType: 'correction',
      objectId: id,
      unitId: subjectUnitId,
      detail: { form: formCode, period },
    });
};

/** Personal values stand open for who reports, is heard on it, verifies or asked; others see that there is one. */
const readable = (
  { actor }: Call,
  { reporterUnitId, verifierUnitIds, askedUnitId, steps }: Correction,
  form: CompiledForm,
  cells: readonly Cell[],
): Cell[] => {
  const levels = steps.filter(({ action }) => action === 'opine').map(({ unitId }) => unitId);
  const isOpen = [reporterUnitId, askedUnitId, ...verifierUnitIds, ...levels].includes(actor.unitId);
  const hide = (text: string | null) => (text === null ? null : HIDDEN);
  return cells.map((one) =>
    isOpen || !isPersonal(form, one.cell) ? one : { cell: one.cell, before: hide(one.before), after: hide(one.after) },
  );
};

const contentOf = async ({ tx }: Call, { id }: Correction): Promise<Content> => {
  const { rows } = await sql<Content>`
    select c.explanations, (select row_to_json(x) from (
        select ${revisionContent} from revision e where e.submission_id = c.submission_id and e.number = c.base_revision) x) as base,
      (select row_to_json(x) from (select ${revisionContent} from correction e where e.id = c.id) x) as proposal,
      (select json_agg(json_build_object('cell', k.cell, 'before', k.old_value, 'after', k.new_value) order by k.cell)
        from correction_cell k where k.correction_id = c.id) as cells,
      (select coalesce(json_agg(json_build_object('object', a.object_type, 'id', a.object_id, 'number', a.number, 'digestBefore', a.digest_before,
        'digestAfter', a.digest_after) order by a.object_type desc, a.object_id), '[]') from amendment a where a.correction_id = c.id) as amendments
    from correction c where c.id = ${id}::uuid`.execute(tx);
  return found(rows[0]);
};
