import { draftToPublish, type Reading } from '../../forms/server/index.ts';
import { periodRange } from '../../periods/rules/days.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { digestOf } from '../../platform/digest/digest.ts';
import { type Touched, touchedRounds } from './touched-rounds.ts';

type Asked = { readonly params: { readonly id: string }; readonly query: { readonly period: string } };

export type Plan = {
  readonly effectiveFrom: string;
  readonly version: number;
  readonly rounds: readonly Touched[];
  readonly obstacles: readonly string[];
  readonly seen: string;
};

/** The one plan that the preview shows and publishing carries out. What clerks type meanwhile does not change it. */
export const planOf = async ({ tx }: Pick<Call, 'tx'>, id: string, period: string, reading: Reading): Promise<Plan> => {
  const effectiveFrom = periodRange(getPeriod(period), 'statistical').start;
  const { version, form } = await draftToPublish(tx, id, reading);
  const rounds = await touchedRounds(tx, form, effectiveFrom, reading);
  const obstacles = rounds.flatMap(({ outcome, because }) => (outcome === 'blocks' && because ? [because] : []));
  const seen = digestOf({
    draft: id,
    version,
    effectiveFrom,
    rounds: rounds.map((round) => ({ id: round.id, outcome: round.outcome })),
  });
  return { effectiveFrom, version, rounds, obstacles, seen };
};

/** What publishing a draft would mean; nothing is written, and nobody waits for who looks. */
export const previewPublication = async (call: Call, { params, query }: Asked) => {
  const { rounds, obstacles, ...plan } = await planOf(call, params.id, query.period, { lock: false });
  return { ...plan, rounds: [...rounds], obstacles: [...obstacles] };
};
