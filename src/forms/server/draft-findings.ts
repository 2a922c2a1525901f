import { schemesKnown } from '../../classifications/server/index.ts';
import type { Db } from '../../platform/db/open.ts';
import { Problem } from '../../platform/problems/catalogue.ts';
import type { FormDefinition } from '../rules/definition.ts';
import { finished } from '../rules/edit/opened.ts';
import type { Finding } from '../rules/finding.ts';
import type { DefinitionProblem } from '../rules/form-problems.ts';
import { findingsOf, inspect } from '../rules/inspect.ts';
import { ethnicGroups } from './ethnic-groups.ts';
import { routeUnits } from './form-route.ts';
import { publishedForms, tryDefinition } from './publish.ts';

const isProblem = (one: unknown): one is DefinitionProblem =>
  typeof one === 'object' && one !== null && 'where' in one && 'message' in one;

/** What a verb that refuses a definition has against it. */
const refusalOf = async (work: Promise<unknown>): Promise<readonly DefinitionProblem[]> => {
  try {
    await work;
    return [];
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'definition-refused') throw error;
    const { findings } = error.facts;
    return Array.isArray(findings) ? findings.filter(isProblem) : [];
  }
};

/** Everything that stands against publishing a draft, with its place; what the rules find first, then what only the province knows. */
export const draftFindings = async (tx: Db, draft: FormDefinition, day: string): Promise<Finding[]> => {
  const definition = finished(draft);
  const found = inspect(definition, {
    ethnicGroups: ethnicGroups(),
    forms: await publishedForms(tx),
    schemes: await schemesKnown(tx),
  });
  if (found.length > 0) return found;
  const units = await refusalOf(routeUnits(tx, definition, day));
  return findingsOf(definition, [...(await refusalOf(tryDefinition(tx, definition))), ...units]);
};
