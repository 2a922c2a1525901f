import { sql } from 'kysely';
import { json } from './arrays.ts';
import type { Db } from './open.ts';

/** The value of a setting, or undefined where it was never set. */
export const findSetting = async (tx: Db, name: string): Promise<unknown> =>
  (await tx.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst())?.value;

/** A demonstration database says so about itself; it never becomes a real one. */
export const isDemonstration = async (tx: Db): Promise<boolean> => (await findSetting(tx, 'demonstration')) === true;

/** The value of a setting, its row held until the transaction ends: what may be used once is used once. */
export const lockSetting = async (tx: Db, name: string): Promise<unknown> =>
  (await tx.selectFrom('setting').select('value').where('name', '=', name).forUpdate().executeTakeFirst())?.value;

export const dropSetting = async (tx: Db, name: string): Promise<void> => {
  await tx.deleteFrom('setting').where('name', '=', name).execute();
};

/** Keeps a setting unless there is one; answers what stands now. */
export const plantSetting = async (tx: Db, name: string, value: unknown): Promise<unknown> => {
  await tx
    .insertInto('setting')
    .values({ name, value: json(value) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  return findSetting(tx, name);
};

/** Keeps a setting under its name, in place of what was there. */
export const keepSetting = async (tx: Db, name: string, value: unknown): Promise<void> => {
  await tx
    .insertInto('setting')
    .values({ name, value: json(value) })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: json(value), updated_at: sql<Date>`now()` }))
    .execute();
};
