import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';

/** Whoever takes over an account does not hold the former's device: seed and recovery codes go, a new one is enrolled (Đ7.6, R6). */
export const dropSecondFactor = async (tx: Db, accountId: string): Promise<void> => {
  await sql`delete from recovery_code where account_id = ${accountId}::uuid`.execute(tx);
  await sql`delete from second_factor where account_id = ${accountId}::uuid`.execute(tx);
};
