import type { Reply } from '../../platform/contract/route.ts';
import type { getPasswordRule } from '../contract/session.ts';
import type { PasswordDemand } from '../rules/password.ts';

/** Until the rule has come the page asks for what every policy asks: the server has the last word anyway. */
const meanwhile = { minLength: 8, classes: 4, differentBy: 0 };

/** The rule of the server as a demand on what is typed here. */
export const demandFrom = (
  rule: Reply<typeof getPasswordRule> | undefined,
  unitName: string,
  previous?: string,
): PasswordDemand => {
  const { minLength, classes, differentBy } = rule ?? meanwhile;
  return { minLength, classes, differentBy, unitName, ...(previous ? { previous } : {}) };
};
