import type { Db } from './open.ts';

/** The value of a setting, or undefined where it was never set. */
export const findSetting = async (tx: Db, name: string): Promise<unknown> =>
  (await tx.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst())?.value;

/** A demonstration database says so about itself; it never becomes a real one. */
export const isDemonstration = async (tx: Db): Promise<boolean> => (await findSetting(tx, 'demonstration')) === true;
