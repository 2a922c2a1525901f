import type { Context } from '../../forms/rules/values.ts';
import type { Call } from '../../platform/call/call.ts';
import { demand, demandVersion } from '../../rounds/server/index.ts';
import { submitSheets as route } from '../contract/many.ts';
import type { Explanation } from '../contract.ts';
import { loadContexts } from './context.ts';
import type { Loaded } from './facts.ts';
import { forEachSheet } from './many.ts';
import { sendRead } from './send.ts';

type Body = {
  readonly sheets: readonly {
    readonly id: string;
    readonly baseVersion: number;
    readonly explanations?: readonly Explanation[];
  }[];
};

/** Sends the drafts of many sheets as they stand on the versions that the clerk saw: each whole or not at all (R16). */
export const submitSheets = async (call: Call, { body: { sheets } }: { body: Body }) => {
  const outcomes = await forEachSheet(call, route, sheets, async (own) => {
    const contexts = await contextsOf(call, own);
    return async (loaded, { baseVersion, explanations = [] }) => {
      demand('submit', loaded, call);
      demandVersion(baseVersion, loaded.version);
      const context = contexts.get(loaded.id) ?? {};
      return sendRead(call, loaded, context, { values: loaded.draft, explanations, changes: [] });
    };
  });
  return { sheets: outcomes.map(({ id, done, refused }) => ({ id, sent: done, refused })) };
};

/** What each reads from outside, asked once for all sheets of a round. */
const contextsOf = async ({ tx }: Call, sheets: readonly Loaded[]): Promise<Map<string, Context>> => {
  const contexts = new Map<string, Context>();
  const rounds = new Map(sheets.map((one) => [one.roundId, one]));
  for (const { roundId, compiled, period } of rounds.values()) {
    const inside = sheets.filter((one) => one.roundId === roundId);
    const subjectUnitIds = inside.map(({ subjectUnitId }) => subjectUnitId);
    const bySubject = await loadContexts(tx, { compiled, period, subjectUnitIds });
    for (const { id, subjectUnitId } of inside) contexts.set(id, bySubject.get(subjectUnitId) ?? {});
  }
  return contexts;
};
