import { toText } from '../../../platform/rules/rational.ts';
import { distinctText } from '../distinct-text.ts';
import type { Environment, Value } from '../environment.ts';
import { evaluate } from '../evaluate.ts';
import { shortNumber } from '../format.ts';
import type { Plan } from '../plan.ts';

const MOST_NAMED = 5;
const PLACES = 4;

const keyOf = (value: Value): { readonly key: string; readonly words: string } | undefined => {
  if (value.kind === 'number') return { key: toText(value.value), words: shortNumber(value.value, PLACES) };
  return value.kind === 'text' ? { key: distinctText(value.value), words: value.value } : undefined;
};

/** What stands in a column more than once, as it was first written: `bị trùng: Bản Giốc (2 dòng)`. */
export const repeatedWords = (plan: Plan, environment: Environment): string => {
  if (plan.op !== 'unique') return 'bị trùng';
  const seen = new Map<string, { readonly words: string; readonly rows: number }>();
  for (const row of environment.lists[plan.section] ?? []) {
    const counted = plan.condition === undefined ? undefined : evaluate(plan.condition, { ...environment, row });
    if (counted && !(counted.kind === 'boolean' && counted.value)) continue;
    const key = keyOf(evaluate(plan.field, { ...environment, row }));
    if (key === undefined) continue;
    const first = seen.get(key.key) ?? { words: key.words, rows: 0 };
    seen.set(key.key, { ...first, rows: first.rows + 1 });
  }
  const twice = [...seen.values()].filter(({ rows }) => rows > 1).map(({ words, rows }) => `${words} (${rows} dòng)`);
  return twice.length === 0 ? 'bị trùng' : `bị trùng: ${twice.slice(0, MOST_NAMED).join('; ')}`;
};
