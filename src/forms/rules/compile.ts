import { buildSections, type Draft } from './build-sections.ts';
import { compileChecks } from './compile-checks.ts';
import { type CompiledFormulas, compileFormulas, parsingOnce } from './compile-formulas.ts';
import type { Catalogue, Cell, CompiledForm, CompiledSection } from './compiled.ts';
import type { FormDefinition } from './definition.ts';
import type { Reads } from './form-index.ts';
import { FormDefinitionError, gatherProblems, type Problems } from './form-problems.ts';
import { type Dependencies, orderCells } from './order.ts';
import { decideStorage, resolveWeights } from './storage.ts';

export { type DefinitionProblem, FormDefinitionError } from './form-problems.ts';

const reportCircles = (dependencies: Dependencies, draft: Draft, problems: Problems): void => {
  for (const circle of dependencies.circles) {
    const [first = ''] = circle;
    const section = draft.index.cells.get(first)?.section ?? '';
    const message = `Công thức đi vòng: ${circle.join(' → ')}. Hãy bỏ một công thức trong vòng này.`;
    problems.add({ where: `${draft.index.form} › ${section} › ${first}`, message });
  }
};

const listReadersOf = (formulas: CompiledFormulas): ReadonlyMap<string, readonly number[]> => {
  const readers = new Map<string, number[]>();
  for (const [cell, reads] of formulas.reads.entries()) {
    for (const list of reads?.lists ?? []) readers.set(list, [...(readers.get(list) ?? []), cell]);
  }
  return readers;
};

const checksReadingOf = (checks: CompiledForm['checks']): ReadonlyMap<string, readonly number[]> => {
  const reading = new Map<string, number[]>();
  for (const [at, check] of checks.entries()) {
    for (const name of [...check.cells, ...check.lists]) {
      const known = reading.get(name);
      if (known) known.push(at);
      else reading.set(name, [at]);
    }
  }
  return reading;
};

const referencesOf = (all: readonly (Reads | undefined)[]): CompiledForm['references'] => {
  const forms = new Map<string, { form: string; cell: string }>();
  for (const reads of all) for (const [key, reference] of reads?.forms ?? []) forms.set(key, reference);
  return {
    previous: all.some((reads) => reads?.previous),
    lastYear: all.some((reads) => reads?.lastYear),
    forms: [...forms.values()],
  };
};

const sectionsOf = (draft: Draft, cells: readonly Cell[]): readonly CompiledSection[] =>
  draft.sections.map(({ section, rows, columns, fields }) => ({
    code: section.code,
    title: section.title,
    guidance: section.guidance,
    shape: section.shape,
    rows,
    columns,
    fields,
    cells: cells.filter((cell) => cell.section === section.code),
  }));

/**
 * Turns a definition into the form that computes, checks, adds and lays out. Throws FormDefinitionError holding everything that
 * is wrong: unknown names, circles, wrong types, duplicate codes, wrong weights, quotations of other forms (when the catalogue
 * gives them).
 */
export const compileForm = (definition: FormDefinition, catalogue: Catalogue = {}): CompiledForm => {
  const problems = gatherProblems();
  const draft = buildSections(definition, catalogue, problems);
  const parse = parsingOnce();
  const formulas = compileFormulas(draft, problems, parse);
  const reads = formulas.reads.map((one) => [...(one?.cells ?? [])]);
  const dependencies = orderCells(draft.cells, reads);
  reportCircles(dependencies, draft, problems);
  const stored = decideStorage(draft.cells, formulas.reads, dependencies.order);
  const cells = resolveWeights(stored, draft.index, problems);
  const checks = compileChecks(draft, definition.checks, problems, parse);
  if (problems.all.length > 0) throw new FormDefinitionError(problems.all);

  const sections = sectionsOf(draft, cells);
  const byCode = new Map(cells.map((cell) => [cell.code, cell]));
  const sectionByCode = new Map(sections.map((section) => [section.code, section]));
  return {
    definition,
    cells,
    sections,
    cell: (code) => byCode.get(code),
    section: (code) => sectionByCode.get(code),
    ordinals: cells.filter((cell) => cell.stored),
    plans: formulas.plans,
    order: dependencies.order,
    rank: dependencies.rank,
    dependents: dependencies.dependents,
    reads,
    listReaders: listReadersOf(formulas),
    checks: checks.instances,
    checksReading: checksReadingOf(checks.instances),
    meetings: draft.meetings,
    references: referencesOf([...formulas.reads, ...checks.reads]),
  };
};
