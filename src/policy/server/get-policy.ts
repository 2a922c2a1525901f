import type { Call } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import type { PolicyView } from '../contract.ts';
import { findChoice, kindsFrom, policyUnder } from './in-force.ts';
import { readPresets } from './presets.ts';

const HISTORY = 50;

/** What holds now and why: presets with their values, the value that won each time, and the board's choices so far. */
export const getPolicy = async ({ tx, now }: Call): Promise<PolicyView> => {
  const choice = await findChoice(tx, now);
  const policy = await policyUnder(tx, choice);
  const inForce = new Set([...policy.held.values()].map(({ preset }) => preset));
  const presets = await readPresets(tx);
  return {
    presets: presets.map(({ defaultIn: _, values, ...preset }) => ({
      ...preset,
      values: [...values],
      chosen: preset.mandatory || (choice ? choice.presets.includes(preset.code) : inForce.has(preset.code)),
    })),
    held: [...policy.held.values()],
    secondFactorKinds: [...policy.secondFactorKinds],
    since: choice?.since.toISOString() ?? null,
    choices: await choicesSoFar(tx),
  };
};

const choicesSoFar = async (tx: Db): Promise<PolicyView['choices']> => {
  const rows = await tx
    .selectFrom('policy_choice as c')
    .leftJoin('account as a', 'a.id', 'c.chosen_by')
    .leftJoin('custodian as k', 'k.id', 'c.custodian_id')
    .select(['c.presets', 'c.second_factor_kinds', 'c.valid_from', 'c.reason', 'a.username', 'k.full_name'])
    .orderBy('c.valid_from', 'desc')
    .orderBy('c.chosen_at', 'desc')
    .orderBy('c.number', 'desc')
    .limit(HISTORY)
    .execute();
  return rows.map((row) => ({
    presets: row.presets,
    secondFactorKinds: kindsFrom(row.second_factor_kinds),
    since: row.valid_from.toISOString(),
    reason: row.reason,
    by: row.full_name ?? row.username,
  }));
};
