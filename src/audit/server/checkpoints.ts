import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import type * as routes from '../contract/seal.ts';
import type { Hash } from '../rules/merkle.ts';
import { proveConsistency, proveInclusion } from './prove.ts';

type Kept = { readonly size: number; readonly root: Hash; readonly at: Date; readonly note: string };

const columns = ['size', 'root', 'at', 'note'] as const;

export const lastCheckpoint = (tx: Db): Promise<Kept | undefined> =>
  tx.selectFrom('audit_checkpoint').select(columns).orderBy('size', 'desc').limit(1).executeTakeFirst();

/** The checkpoint over exactly so many leaves, or the last one. */
const checkpointAt = async (tx: Db, size: number | undefined): Promise<Kept> =>
  found(
    size === undefined
      ? await lastCheckpoint(tx)
      : await tx.selectFrom('audit_checkpoint').select(columns).where('size', '=', size).executeTakeFirst(),
  );

const base64 = (hash: Hash): string => Buffer.from(hash).toString('base64');
const shown = ({ size, root, at, note }: Kept) => ({ size, root: base64(root), at: at.toISOString(), note });

export const getCheckpoint = async (call: Call) => {
  const last = await checkpointAt(call.tx, undefined);
  await call.audit({ action: 'audit.prove', objectType: 'audit', objectId: 'checkpoint', detail: { size: last.size } });
  return shown(last);
};

/** That a line stands in the tree of a checkpoint (the last unless one is named); its own number counts from 1. */
export const getInclusionProof = async (call: Call, { query }: HandlerInput<typeof routes.getInclusionProof>) => {
  const { tx } = call;
  const checkpoint = await checkpointAt(tx, query.size);
  if (query.number > checkpoint.size) throw problem('not-found');
  const leaf = found(
    await tx
      .selectFrom('audit_leaf')
      .select(['event_id', 'hash'])
      .where('number', '=', query.number - 1)
      .executeTakeFirst(),
  );
  const path = await proveInclusion(tx, query.number - 1, checkpoint.size);
  await call.audit({ action: 'audit.prove', objectType: 'audit', objectId: 'inclusion', detail: { ...query } });
  return {
    number: query.number,
    eventId: leaf.event_id,
    leaf: base64(leaf.hash),
    path: path.map(base64),
    checkpoint: shown(checkpoint),
  };
};

/** That an earlier checkpoint is the beginning of a later one. */
export const getConsistencyProof = async (call: Call, { query }: HandlerInput<typeof routes.getConsistencyProof>) => {
  const { tx } = call;
  const [from, to] = [await checkpointAt(tx, query.from), await checkpointAt(tx, query.to)];
  if (from.size > to.size)
    throw problem('bad-request', { detail: 'Điểm kiểm chứng đầu phải có trước điểm kiểm chứng sau.' });
  const path = await proveConsistency(tx, from.size, to.size);
  await call.audit({ action: 'audit.prove', objectType: 'audit', objectId: 'consistency', detail: { ...query } });
  return { from: shown(from), to: shown(to), path: path.map(base64) };
};
