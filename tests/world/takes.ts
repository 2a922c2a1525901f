import { validationFindings, validatorOf } from '../../src/platform/call/validation.ts';
import type { RouteShape } from '../../src/platform/contract/route.ts';

/** What a route has against a body, by the validator that the server asks; nothing where it takes it. */
export const refusalsOf = (
  route: RouteShape,
  body: unknown,
): readonly { readonly at: string; readonly message: string }[] => {
  const valid = validatorOf({ schema: route.body, httpPart: 'body' });
  return valid(structuredClone(body)) ? [] : validationFindings('body', valid.errors ?? []);
};
