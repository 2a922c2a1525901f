import { sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { searchKey } from '../../platform/text/search-key.ts';
import type { NamedObject, NamedPeople, TrailLookups } from '../../platform/trail-lookups.ts';

const nameAccounts = async (tx: Db, ids: readonly string[]): Promise<NamedObject[]> => {
  const { rows } = await sql<NamedObject>`
    select id, null as form, null as period, username as name from account where id = any(${arrayLiteral(ids)}::uuid[])`.execute(
    tx,
  );
  return rows;
};

/**
 * Sign-in names written like what was typed, and custodians whose name holds all its words: in any case, with or without diacritics,
 * composed or not.
 */
const findPeople = async (tx: Db, typed: string): Promise<NamedPeople> => {
  const { rows } = await sql<{ account: string; custodian: string | null }>`
    select a.username as account, c.full_name as custodian from account a left join custodian c on c.account_id = a.id`.execute(
    tx,
  );
  const key = searchKey(typed);
  const holds = (name: string) => {
    const words = new Set(searchKey(name).split(' '));
    return key !== '' && key.split(' ').every((word) => words.has(word));
  };
  const people = rows.filter(({ custodian }) => custodian !== null && holds(custodian));
  const accounts = rows.filter(({ account }) => searchKey(account) === key);
  return {
    names: [...new Set([...accounts.map(({ account }) => account), ...people.map(({ custodian }) => custodian ?? '')])],
    accounts: [...new Set(people.map(({ account }) => account))],
  };
};

export const accountLookups: TrailLookups = { names: { account: nameAccounts }, findPeople };
