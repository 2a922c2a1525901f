import { sql } from 'kysely';
import { completeness } from '../../forms/rules/completeness.ts';
import { contradictions, validateValues } from '../../forms/rules/validate-values.ts';
import type { FormValues } from '../../forms/rules/values.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral, json } from '../../platform/db/arrays.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import {
  applyPatch,
  type CellChange,
  changesOf,
  composed,
  conflictsOf,
  notOpened,
  type OthersChange,
  type Patch,
} from '../rules/patch.ts';
import { changesWithin, insertChangeSet } from './change-sets.ts';
import { demand } from './demand.ts';
import { type Facts, type Loaded, readToEnter } from './facts.ts';

type DraftPatch = Patch & { readonly baseVersion: number; readonly source?: 'page' | 'api' | 'file' };

type Entering = {
  readonly params: { readonly id: string };
  readonly body: DraftPatch;
  readonly asked: () => Promise<readonly Facts[]>;
};

/**
 * Keeps typed cells (R16): those that nobody else changed since the version on which they were typed are merged in; when one was,
 * nothing is saved and all such cells are named with both values.
 */
export const saveDraft = async (call: Call, { params, body, asked }: Entering) => {
  const loaded = await readToEnter(call, params.id, await asked());
  demand('enter', loaded, call.actor);
  if (body.baseVersion > loaded.version)
    throw problem('stale-version', { yours: body.baseVersion, current: loaded.version });
  const patch = composed(body);
  const changes = changesOf(loaded.draft, patch);
  refuseInvalid(loaded, patch, changes);
  await refuseConflicts(call, loaded, body.baseVersion, changes);
  const values = applyPatch(loaded.draft, patch);
  refuseContradictions(loaded, values);
  const { filled, required } = completeness(loaded.compiled, values);
  if (changes.length === 0 && sameRows(loaded.draft, values)) return { dataVersion: loaded.version, filled, required };
  const dataVersion = write(call, loaded, { values, changes, filled, required, source: body.source ?? 'api' });
  await call.audit({
    action: 'submission.save',
    objectType: 'submission',
    objectId: loaded.id,
    unitId: loaded.subjectUnitId,
    before: Object.fromEntries(changes.map(({ cell, before }) => [cell, before])),
    after: Object.fromEntries(changes.map(({ cell, after }) => [cell, after])),
    detail: { version: dataVersion, cells: changes.length },
  });
  return { dataVersion, filled, required };
};

/** An empty row that was added or taken away is no change of a cell, but has to be kept. */
const sameRows = (before: FormValues, after: FormValues): boolean =>
  JSON.stringify(before.lists) === JSON.stringify(after.lists);

/** Clearing a cell is checked as writing "không phát sinh" would be: does it exist, may it be typed. */
const refuseInvalid = (
  { compiled, openedCells }: Loaded,
  { cells = {}, lists = {} }: Patch,
  changes: readonly CellChange[],
): void => {
  const given = Object.fromEntries(Object.entries(cells).map(([cell, text]) => [cell, text ?? '-']));
  const findings = validateValues(compiled, { cells: given, lists });
  const closed = notOpened(changes, openedCells).map((cell) => ({
    cell,
    message: 'Ô này không nằm trong các ô được mở để sửa.',
  }));
  if (findings.length + closed.length > 0) throw problem('invalid-values', { findings: [...findings, ...closed] });
};

const refuseContradictions = ({ compiled }: Loaded, values: FormValues): void => {
  const findings = contradictions(compiled, values);
  if (findings.length > 0) throw problem('invalid-values', { findings });
};

const refuseConflicts = async (
  call: Call,
  { id, version }: Loaded,
  base: number,
  changes: readonly CellChange[],
): Promise<void> => {
  if (base === version || changes.length === 0) return;
  const { rows } = await sql<OthersChange & { at: Date }>`
    select x.cell, x.after as value, coalesce(k.full_name, a.username) as by, c.at from ${changesWithin(id)}
    join unnest(${arrayLiteral(changes.map(({ cell }) => cell))}::text[]) as mine (cell) on mine.cell = x.cell
    where c.version > ${base} order by c.id, x.place`.execute(call.tx);
  const others = rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
  const conflicts = conflictsOf(changes, others);
  if (conflicts.length > 0) throw problem('cell-conflict', { conflicts, yours: base, currentVersion: version });
};

type Kept = {
  readonly values: FormValues;
  readonly changes: readonly CellChange[];
  readonly filled: number;
  readonly required: number;
  readonly source: string;
};

const write = (call: Call, { id, version }: Loaded, kept: Kept): number => {
  call.lastly(
    sql`update submission set draft = ${json(kept.values)}::jsonb, version = version + 1, filled = ${kept.filled}, required = ${kept.required}
      where id = ${id}::uuid`,
    ...insertChangeSet(call, { id, version: version + 1, changes: kept.changes, source: kept.source }),
  );
  return version + 1;
};
