import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import { searchKey } from '../../platform/text/search-key.ts';

/**
 * Sign-in names written like what was typed, and custodians whose name holds all its words, in any case, with or without diacritics,
 * composed or not; and what was typed itself, since the trail also knows names that no account has (refused at the door).
 */
export const findNames = async (tx: Db, typed: string): Promise<string[]> => {
  const { rows } = await sql<{ name: string; person: boolean }>`
    select username as name, false as person from account union select full_name, true from custodian`.execute(tx);
  const key = searchKey(typed);
  const holds = (name: string) => {
    const words = new Set(searchKey(name).split(' '));
    return key !== '' && key.split(' ').every((word) => words.has(word));
  };
  const found = rows.filter(({ name, person }) => (person ? holds(name) : searchKey(name) === key));
  return [typed, ...found.map(({ name }) => name)];
};
