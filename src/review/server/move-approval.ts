import { sql } from 'kysely';
import { found } from '../../platform/problems/catalogue.ts';
import type { RoundState } from '../../rounds/rules/actions.ts';
import { type Acting, recordSteps } from './acting.ts';
import { amendedDigest } from './amendments.ts';

type Move = {
  readonly roundId: string;
  readonly state: RoundState;
  readonly action: 'withdraw' | 'put-back';
  readonly reason: string;
};

/** Withdraws an approval or puts it back, by a withdrawal that says so; answers its digest as amended. */
export const moveApproval = async (acting: Acting, { roundId, state, action, reason }: Move): Promise<string> => {
  const rows = sql`select b.id, b.state, ${state}, b.version, b.digest from before b join moved m on m.id = b.id`;
  await sql`
    with before as (select r.id, r.state, r.version, coalesce(${amendedDigest('approval', sql`r.id`)}, r.digest) as digest from round r where r.id = ${roundId}::uuid),
    moved as (update round set state = ${state}, version = version + 1 where id = ${roundId}::uuid returning id)
    ${recordSteps(acting, { type: 'approval', action, rows, reason })}`.execute(acting.tx);
  const { rows: after } = await sql<{ digest: string }>`
    select coalesce(${amendedDigest('approval', sql`r.id`)}, r.digest, '') as digest from round r where r.id = ${roundId}::uuid`.execute(
    acting.tx,
  );
  return found(after[0]).digest;
};
