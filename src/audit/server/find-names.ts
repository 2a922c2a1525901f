import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import { searchKey } from '../../platform/text/search-key.ts';

/**
 * Names of accounts and custodians that hold all words typed, in any case, with or without diacritics, composed or not; and what was
 * typed itself, since the trail also knows names that no account has (refused at the door).
 */
export const findNames = async (tx: Db, typed: string): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    select username as name from account union select full_name from custodian`.execute(tx);
  const words = searchKey(typed).split(' ').filter(Boolean);
  const holds = (name: string) => {
    const known = new Set(searchKey(name).split(' '));
    return words.length > 0 && words.every((word) => known.has(word));
  };
  return [typed, ...rows.map(({ name }) => name).filter(holds)];
};
