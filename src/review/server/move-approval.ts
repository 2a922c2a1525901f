import { sql } from 'kysely';
import { found } from '../../platform/problems/catalogue.ts';
import type { RoundState } from '../../rounds/rules/actions.ts';
import { type Acting, moveRound } from '../../rounds/server/index.ts';
import { amendedDigest } from './amendments.ts';

type Move = {
  readonly roundId: string;
  readonly state: RoundState;
  readonly action: 'withdraw' | 'put-back';
  readonly reason: string;
};

const digestAsAmended = sql<string>`coalesce(${amendedDigest('approval', sql`r.id`)}, r.digest)`;

/** Withdraws an approval or puts it back, by a withdrawal that says so; answers its digest as amended. */
export const moveApproval = async (acting: Acting, { roundId, state, action, reason }: Move): Promise<string> => {
  await moveRound(acting, { id: roundId, to: state, action, reason, digest: digestAsAmended });
  const { rows } = await sql<{ digest: string }>`
    select coalesce(${digestAsAmended}, '') as digest from round r where r.id = ${roundId}::uuid`.execute(acting.tx);
  return found(rows[0]).digest;
};
