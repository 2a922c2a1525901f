import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import type { Letterhead } from '../../platform/print/rules/official-document.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { type LetterUnit, letterhead } from '../rules/letterhead.ts';

/** The head names the unit that prints: operators act for the board. */
export const headFor = async ({ tx, actor }: Call, today: string): Promise<Letterhead> => {
  const { rows } = await sql<LetterUnit>`
    select v.kind, v.code, v.name, v.full_name as "fullName", v.agency_name as "agencyName"
    from unit_closure c join unit_version v on v.unit_id = c.ancestor_id
    where c.descendant_id = ${actor.unitId} and ${standsOn('c', today)}
      and ${standsOn('v', today)}
    order by c.depth`.execute(tx);
  const issuer = found(rows[0]);
  return letterhead(issuer, rows[1] ?? issuer, rows.at(-1) ?? issuer);
};
