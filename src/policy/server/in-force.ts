import { type RawBuilder, sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { isDemonstration } from '../../platform/db/settings.ts';
import { type HolderKind, holderKinds, type Policy, type Preset, resolvePolicy } from '../rules/policy.ts';
import { readPresets, valueFrom } from './presets.ts';

export type Choice = { readonly presets: readonly string[]; readonly secondFactorKinds: readonly HolderKind[] };

export const kindsFrom = (texts: readonly string[]): HolderKind[] => holderKinds.filter((kind) => texts.includes(kind));

/** The choice of the board that holds at an instant; undefined while it has chosen nothing. */
export const findChoice = async (tx: Db, now: Date): Promise<(Choice & { readonly since: Date }) | undefined> => {
  const row = await tx
    .selectFrom('policy_choice')
    .select(['presets', 'second_factor_kinds', 'valid_from'])
    .where('valid_from', '<=', now)
    .orderBy('valid_from', 'desc')
    .orderBy('chosen_at', 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { presets: row.presets, secondFactorKinds: kindsFrom(row.second_factor_kinds), since: row.valid_from };
};

/** What the policy would be under a choice; without one under the defaults of this kind of database. */
export const policyUnder = async (tx: Db, choice: Choice | undefined): Promise<Policy> => {
  const presets = await readPresets(tx);
  if (choice) return resolvePolicy(presets, choice.presets, choice.secondFactorKinds);
  const here = (await isDemonstration(tx)) ? 'demonstration' : 'installation';
  const byDefault = presets.filter(({ defaultIn }) => defaultIn.includes(here)).map(({ code }) => code);
  return resolvePolicy(presets, byDefault);
};

/** A value of a preset that counts. */
export type PolicyRow = {
  readonly code: string;
  readonly mandatory: boolean;
  readonly name: string;
  readonly value: number;
  readonly basis: string;
  readonly kinds: string[] | null;
};

/** The policy that holds at an instant as one statement, which may travel with another: signing in asks for it each time. */
export const policyQuery = (now: Date): RawBuilder<PolicyRow> =>
  sql<PolicyRow>`
    with choice as (
      select presets, second_factor_kinds from policy_choice where valid_from <= ${now}::timestamptz
      order by valid_from desc, chosen_at desc, number desc limit 1)
    select p.code, p.mandatory, v.name, v.value, v.basis, c.second_factor_kinds as kinds
    from policy_preset p join policy_value v on v.preset = p.code left join choice c on true
    where p.mandatory or case when c.presets is not null then p.code = any (c.presets)
      else case when exists (select 1 from setting where name = 'demonstration' and value = 'true'::jsonb)
        then 'demonstration' else 'installation' end = any (p.default_in) end
    order by p.mandatory desc, p.code`;

/** The policy that `policyQuery` found. */
export const policyFrom = (rows: readonly PolicyRow[]): Policy =>
  resolvePolicy(presetsOf(rows), [...new Set(rows.map(({ code }) => code))], kindsFrom(rows[0]?.kinds ?? []));

/** The policy that holds at an instant. */
export const policyInForce = async (tx: Db, now: Date): Promise<Policy> =>
  policyFrom((await policyQuery(now).execute(tx)).rows);

const presetsOf = (rows: readonly PolicyRow[]): Preset[] => {
  const codes = [...new Set(rows.map(({ code }) => code))];
  return codes.map((code) => {
    const own = rows.filter((row) => row.code === code);
    const mandatory = own.some((row) => row.mandatory);
    return { code, name: code, basis: '', validFrom: '', mandatory, values: own.flatMap(valueFrom) };
  });
};

export type NewChoice = Choice & {
  readonly from: Date;
  readonly reason: string;
  readonly by: { readonly accountId: string; readonly custodianId: string | null } | null;
};

/** Writes down a choice of the board; former ones stay as history. */
export const keepChoice = async (tx: Db, choice: NewChoice, now: Date): Promise<void> => {
  await tx
    .insertInto('policy_choice')
    .values({
      presets: arrayLiteral([...choice.presets]),
      second_factor_kinds: arrayLiteral([...choice.secondFactorKinds]),
      valid_from: choice.from,
      reason: choice.reason,
      chosen_by: choice.by?.accountId ?? null,
      custodian_id: choice.by?.custodianId ?? null,
      chosen_at: now,
    })
    .execute();
};
