import type { Db } from '../../platform/db/open.ts';
import { type PolicyName, type PolicyValue, type Preset, policyNames } from '../rules/policy.ts';

const isName = (name: string): name is PolicyName => policyNames.some((known) => known === name);

/** A value of a later version of the program is passed over. */
export const valueFrom = ({ name, value, basis }: { name: string; value: number; basis: string }): PolicyValue[] =>
  isName(name) ? [{ name, value, basis }] : [];

/** Every preset with its values, the mandatory ones first. */
export const readPresets = async (tx: Db): Promise<(Preset & { readonly defaultIn: readonly string[] })[]> => {
  const presets = await tx
    .selectFrom('policy_preset')
    .selectAll()
    .orderBy('mandatory', 'desc')
    .orderBy('code')
    .execute();
  const values = await tx.selectFrom('policy_value').selectAll().orderBy('name').execute();
  return presets.map(({ code, name, basis, valid_from, mandatory, default_in }) => ({
    code,
    name,
    basis,
    validFrom: valid_from,
    mandatory,
    defaultIn: default_in,
    values: values.filter(({ preset }) => preset === code).flatMap(valueFrom),
  }));
};
