import { sql } from 'kysely';
import { completeness } from '../../forms/rules/completeness.ts';
import type { FormValues } from '../../forms/rules/values.ts';
import type { Call } from '../../platform/call/call.ts';
import { json } from '../../platform/db/arrays.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { demand } from '../../rounds/server/index.ts';
import { applyPatch, type CellChange, canonical, changesOf, type Patch } from '../rules/patch.ts';
import { withoutCells } from '../rules/take.ts';
import { insertChangeSet } from './change-sets.ts';
import { type Facts, type Loaded, readToEnter } from './facts.ts';
import { closedCells, conflictsSince, contradicted, invalidCells, notTakenOf } from './not-taken.ts';
import { carriedOver } from './typed-under.ts';

type DraftPatch = Patch & {
  readonly baseVersion: number;
  readonly source?: 'page' | 'api' | 'file';
  readonly partial?: boolean;
};

type Entering = {
  readonly params: { readonly id: string };
  readonly body: DraftPatch;
  readonly firstRows: () => Promise<readonly Facts[]>;
};

/**
 * Keeps typed cells (R16): those that nobody else changed since the version on which they were typed are merged in. What cannot be taken
 * (changed by somebody else since, closed, of a wrong kind) refuses the whole and names all such cells; with `partial` each of them is
 * offered back by itself and the rest is kept.
 */
export const saveDraft = async (call: Call, { params, body, firstRows }: Entering) =>
  saveInto(call, await readToEnter(call, params.id, await firstRows()), body);

/** The same for a sheet that is loaded and locked. Throws before anything is written. */
export const saveInto = async (call: Call, loaded: Loaded, body: DraftPatch) => {
  demand('enter', loaded, call);
  if (body.baseVersion > loaded.version)
    throw problem('stale-version', { yours: body.baseVersion, current: loaded.version });
  const { patch, notTaken } = await takenOf(call, loaded, body);
  const changes = changesOf(loaded.draft, patch);
  const values = applyPatch(loaded.draft, patch);
  const { filled, required } = completeness(loaded.compiled, values);
  if (changes.length === 0 && sameRows(loaded.draft, values))
    return { dataVersion: loaded.version, filled, required, notTaken };
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
  return { dataVersion, filled, required, notTaken };
};

const GONE = 'Phiếu đã chuyển sang phiên bản mới, không còn ô này. Ghi lại số đã nhập nếu còn cần.';

/** What of a patch is taken, and what is not. Throws `invalid-values` or `cell-conflict` unless the sender takes parts. */
const takenOf = async (call: Call, loaded: Loaded, body: DraftPatch) => {
  const { patch: typed, gone } = await carriedOver(call.tx, loaded, body.baseVersion, body);
  const whole = canonical(loaded.compiled, typed);
  const changes = changesOf(loaded.draft, whole);
  const invalid = [...invalidCells(loaded, whole), ...contradicted(loaded, whole)];
  const closed = [...closedCells(loaded, changes), ...Object.keys(gone).map((cell) => ({ cell, message: GONE }))];
  if (!body.partial && invalid.length + closed.length > 0)
    throw problem('invalid-values', { findings: [...invalid, ...closed] });
  const conflicts = await conflictsSince(call, loaded, body.baseVersion, whole, changes);
  if (!body.partial && conflicts.length > 0)
    throw problem('cell-conflict', { conflicts, yours: body.baseVersion, currentVersion: loaded.version });
  const notTaken = notTakenOf({ invalid, closed, conflicts }, { ...whole, cells: { ...gone, ...whole.cells } });
  return { patch: withoutCells(whole, new Set(notTaken.map(({ cell }) => cell))), notTaken };
};

/** An empty row that was added or taken away is no change of a cell, but has to be kept. */
const sameRows = (before: FormValues, after: FormValues): boolean =>
  JSON.stringify(before.lists) === JSON.stringify(after.lists);

type Kept = {
  readonly values: FormValues;
  readonly changes: readonly CellChange[];
  readonly filled: number;
  readonly required: number;
  readonly source: string;
};

const write = (call: Call, { id, version }: Loaded, kept: Kept): number => {
  call.writeAtEnd(
    sql`update submission set draft = ${json(kept.values)}::jsonb, version = version + 1, filled = ${kept.filled}, required = ${kept.required}
      where id = ${id}::uuid`,
    ...insertChangeSet(call, { id, version: version + 1, changes: kept.changes, source: kept.source }),
  );
  return version + 1;
};
