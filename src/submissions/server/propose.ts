import { sql } from 'kysely';
import { figuresOf } from '../../forms/rules/compute.ts';
import type { Context, Figures } from '../../forms/rules/values.ts';
import type { Db } from '../../platform/db/open.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import type { Explanation } from '../contract.ts';
import { type Frozen, freeze } from '../rules/frozen.ts';
import { applyPatch, type CellChange, canonical, changesOf, type Patch } from '../rules/patch.ts';
import { demandComplete } from './demand-complete.ts';
import type { Loaded } from './facts.ts';
import { contradicted, invalidCells } from './not-taken.ts';
import { openRevision, revisionContent, type StoredRevision } from './revisions.ts';
import { revisionDigest } from './send.ts';

export type Proposal = { readonly patch: Patch; readonly explanations: readonly Explanation[] };
/** The revision that would follow upon the one that stands, and what it changes. */
export type ProposedRevision = {
  readonly versionId: number;
  readonly formDigest: string;
  readonly frozen: Frozen;
  readonly context: Context;
  readonly explanations: readonly Explanation[];
  readonly digest: string;
  readonly changes: readonly CellChange[];
  /** Every numeric cell, computed ones too, as sent and as proposed. */
  readonly before: Figures;
  readonly after: Figures;
};

type Base = StoredRevision & { readonly context: Context; readonly explanations: Explanation[] };

/**
 * What a sent sheet would be with some cells changed, checked like a sending. What its formulas read from outside stays as it was frozen with
 * the revision: a correction changes the cells that it names and what is computed from them, nothing else.
 */
export const proposeRevision = async (
  tx: Db,
  loaded: Pick<Loaded, 'id' | 'revision'>,
  { patch, explanations }: Proposal,
): Promise<ProposedRevision> => {
  const base = await baseOf(tx, loaded);
  const { form, values, figures } = await openRevision(tx, base);
  const whole = canonical(form, patch);
  const sheet = { compiled: form, draft: values };
  const findings = [...invalidCells(sheet, whole), ...contradicted(sheet, whole)];
  if (findings.length > 0) throw problem('invalid-values', { findings });
  const changes = changesOf(values, whole);
  if (changes.length === 0)
    throw problem('invalid-content', { detail: 'Đề nghị chưa thay đổi ô nào. Sửa ít nhất một ô rồi gửi.' });
  const next = applyPatch(values, whole);
  const { computed, kept } = demandComplete(form, next, base.context, [...base.explanations, ...explanations]);
  const frozen = freeze(form, next, computed);
  const digest = revisionDigest(loaded.id, loaded.revision + 1, base.formDigest, frozen, base.context, kept);
  const { versionId, formDigest, context } = base;
  const proposed = { versionId, formDigest, frozen, context, explanations: kept, digest, changes };
  return { ...proposed, before: figures(), after: figuresOf(form, computed) };
};

const baseOf = async (tx: Db, { id, revision }: Pick<Loaded, 'id' | 'revision'>): Promise<Base> => {
  const { rows } = await sql<Base>`
    select ${revisionContent}, e.context, e.explanations from revision e
    where e.submission_id = ${id}::uuid and e.number = ${revision}`.execute(tx);
  return found(rows[0]);
};
