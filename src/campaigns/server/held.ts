import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import { type Held, heldWords } from '../rules/taking-back.ts';

/** Nothing is sent, signed or approved in a campaign while what it granted is taken back. */
export const lockRoundsOf = async (tx: Db, campaignId: string): Promise<void> => {
  await sql`select 1 from round where campaign_id = ${campaignId}::uuid order by id for update`.execute(tx);
};

type Named = { readonly form: string; readonly unit?: string };

/** All that are to be taken back; not found where one is none of the campaign's, refused naming each that something rests on. */
export const refuseHeld = <S extends Named>(
  standings: readonly (S | undefined)[],
  heldBy: (standing: S) => Held | undefined,
): S[] => {
  const all = standings.map((one) => found(one));
  const held = all.flatMap((one) => {
    const why = heldBy(one);
    return why ? [{ why, sentence: `${[one.form, one.unit].filter(Boolean).join(', ')}: ${heldWords[why]}` }] : [];
  });
  const [first] = held;
  if (!first) return all;
  const problems = held.map(({ sentence }) => sentence);
  throw problem('wrong-state', { state: first.why, allowed: [], detail: problems.join(' '), problems });
};
