import { compileForm, type DefinitionProblem, FormDefinitionError } from './compile.ts';
import type { Catalogue } from './compiled.ts';
import type { FormDefinition } from './definition.ts';
import { codeOf, isGroup, nodesOf, walk } from './edit/tree.ts';
import type { Finding, FindingPlace } from './finding.ts';
import { lacksOf } from './lacks.ts';

type Codes = { readonly rows: ReadonlySet<string>; readonly columns: ReadonlySet<string> };

const codesOf = (definition: FormDefinition): ReadonlyMap<string, Codes> =>
  new Map(
    definition.sections.map((section) => {
      const leaves = (axis: 'rows' | 'columns') =>
        new Set(walk(nodesOf(section, axis)).flatMap(({ node }) => (isGroup(node) ? [] : [codeOf(node)])));
      return [section.code, { rows: leaves('rows'), columns: leaves('columns') }];
    }),
  );

const placeOf = (
  { where, check, position, field: named }: DefinitionProblem,
  codes: ReadonlyMap<string, Codes>,
): FindingPlace => {
  const [, section, code] = where.split(' › ');
  if (check !== undefined) {
    const field = position === undefined ? {} : { field: 'expression' };
    return { ...(code === undefined || section === undefined ? {} : { section }), check, ...field };
  }
  if (section === undefined) return {};
  const known = named ?? (position === undefined ? undefined : 'formula');
  const field = known === undefined ? {} : { field: known };
  if (code === undefined) return { section, ...(named === undefined ? {} : { field: named }) };
  const [row = '', column] = code.split('.');
  if (column !== undefined) return { section, row, column, ...field };
  const isRow = codes.get(section)?.rows.has(code) ?? false;
  return isRow ? { section, row: code, ...field } : { section, column: code, ...field };
};

/** What was found by the compiler, with its place taken apart. */
export const findingsOf = (definition: FormDefinition, problems: readonly DefinitionProblem[]): Finding[] => {
  const codes = codesOf(definition);
  return problems.map((problem) => {
    const { where, position, length, message } = problem;
    return {
      place: placeOf(problem, codes),
      where,
      ...(position === undefined ? {} : { position }),
      ...(length === undefined ? {} : { length }),
      message,
    };
  });
};

const compilerProblems = (definition: FormDefinition, catalogue: Catalogue): readonly DefinitionProblem[] => {
  try {
    compileForm(definition, catalogue);
    return [];
  } catch (error) {
    if (error instanceof FormDefinitionError) return error.problems;
    throw error;
  }
};

/**
 * All that is missing in a definition that is being made, or wrong with it: nothing of it is thrown. What the compiler refuses is among it;
 * a definition without findings can be published, as far as can be known without the units of the province.
 */
export const inspect = (definition: FormDefinition, catalogue: Catalogue): Finding[] => [
  ...lacksOf(definition),
  ...findingsOf(definition, compilerProblems(definition, catalogue)),
];
