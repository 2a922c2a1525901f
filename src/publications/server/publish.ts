import type { Db } from '../../platform/db/open.ts';
import type { PublicationKind } from '../rules/publication-kinds.ts';

type Published = {
  readonly kind: PublicationKind;
  readonly roundId: string;
  /** One sheet; without it the whole round. */
  readonly submissionId?: string;
  readonly revision?: number;
  /** Of the approval as it stands by this. */
  readonly digest: string;
};

/** Writes into the log, in the transaction of the change; its number is given once it is committed. */
export const publish = async (tx: Db, published: Published, now: Date): Promise<void> => {
  const { kind, roundId, submissionId = null, revision = null, digest } = published;
  const row = { kind, round_id: roundId, submission_id: submissionId, revision, digest, at: now };
  await tx.insertInto('publication_event').values(row).execute();
};
