import { buildSections, type Draft } from './build-sections.ts';
import { compileChecks } from './compile-checks.ts';
import { compileConditions } from './compile-conditions.ts';
import { type CompiledFormulas, compileFormulas, parsingOnce } from './compile-formulas.ts';
import type { Catalogue, Cell, CompiledForm, CompiledSection, Frozen, Quotation } from './compiled.ts';
import type { FormDefinition } from './definition.ts';
import { ENGINE } from './engine.ts';
import { circlesAcross } from './form-circles.ts';
import type { Reads } from './form-index.ts';
import { FormDefinitionError, gatherProblems, type Problems } from './form-problems.ts';
import { frozenLeaves, inOrdinals, withFrozen } from './frozen-cells.ts';
import { type Dependencies, orderCells } from './order.ts';
import { isNumeric } from './resolve-names.ts';
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

/** `before`: the cells that decide whether a list is asked. */
const checksReadingOf = (
  checks: CompiledForm['checks'],
  before: (list: string) => readonly string[],
): ReadonlyMap<string, readonly number[]> => {
  const reading = new Map<string, number[]>();
  for (const [at, check] of checks.entries()) {
    for (const name of new Set([...check.cells, ...check.lists, ...check.lists.flatMap(before)])) {
      const known = reading.get(name);
      if (known) known.push(at);
      else reading.set(name, [at]);
    }
  }
  return reading;
};

const referencesOf = (all: readonly (Reads | undefined)[]): CompiledForm['references'] => {
  const forms = new Map<string, Quotation>();
  for (const reads of all) for (const [key, reference] of reads?.forms ?? []) forms.set(key, reference);
  return {
    previous: all.some((reads) => reads?.previous),
    previousInYear: all.some((reads) => reads?.previousInYear),
    lastYear: all.some((reads) => reads?.lastYear),
    forms: [...forms.values()],
    schemes: [...new Set(all.flatMap((reads) => [...(reads?.schemes ?? [])]))],
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

/** Two cells of one version cannot both be the figure of one series. */
const reportSharedSeries = (draft: Draft, problems: Problems): void => {
  const first = new Map<string, Cell>();
  for (const cell of draft.cells.filter(({ greyed }) => !greyed)) {
    const other = first.get(cell.series);
    if (!other) first.set(cell.series, cell);
    else {
      const message = `Ô này và ô ${other.code} cùng một chỉ tiêu (${cell.series}). Chọn phân tổ hoặc số đo khác nhau cho hai ô.`;
      problems.add({ where: `${draft.index.form} › ${cell.section} › ${cell.code}`, message });
    }
  }
};

const newCells = (draft: Draft, formulas: CompiledFormulas, { order }: Dependencies, problems: Problems) => {
  reportSharedSeries(draft, problems);
  return resolveWeights(decideStorage(draft.cells, formulas.reads, order, draft.conditions), draft.index, problems);
};

const draftOf = (definition: FormDefinition, catalogue: Catalogue, problems: Problems, frozen: Frozen | undefined) =>
  frozen === undefined
    ? buildSections(definition, catalogue, problems)
    : withFrozen(buildSections(definition, catalogue, problems, frozenLeaves(frozen.cells)), frozen.cells);

/** What is published is not judged anew by rules that have come since: it need only be readable. */
const isRefused = (draft: Draft, { plans }: CompiledFormulas, problems: Problems, frozen: Frozen | undefined) =>
  problems.all.length > 0 && (frozen === undefined || [...draft.formulas.keys()].some((at) => plans[at] === undefined));

const lookUps = (cells: readonly Cell[], sections: readonly CompiledSection[]) => {
  const byCode = new Map(cells.map((cell) => [cell.code, cell]));
  const figures = cells.filter(({ type, greyed }) => isNumeric(type) && !greyed);
  const bySeries = new Map(figures.map((cell) => [cell.series, cell]));
  const sectionByCode = new Map(sections.map((section) => [section.code, section]));
  return {
    cell: (code: string) => byCode.get(code),
    ofSeries: (series: string) => bySeries.get(series),
    section: (code: string) => sectionByCode.get(code),
  };
};

/**
 * Turns a definition into the form that computes, checks, adds and lays out. Throws FormDefinitionError holding everything that
 * is wrong: unknown names, circles, wrong types, duplicate codes, wrong weights, two cells of one series, quotations of other forms
 * (when the catalogue gives them). `frozen`: what a published version kept of its cells, which then stands, whatever this engine
 * would make of the definition.
 */
export const compileForm = (
  definition: FormDefinition,
  catalogue: Catalogue = {},
  frozen: Frozen | undefined = undefined,
): CompiledForm => {
  const problems = gatherProblems();
  const draft = draftOf(definition, catalogue, problems, frozen);
  const parse = parsingOnce();
  const plain = compileFormulas(draft, problems, parse);
  const { conditions, listConditions, ...conditioned } = compileConditions(draft, plain, problems, parse);
  const formulas = { ...plain, ...conditioned };
  const reads = formulas.reads.map((one) => [...(one?.cells ?? [])]);
  const dependencies = orderCells(draft.cells, reads, conditions);
  reportCircles(dependencies, draft, problems);
  const cells = frozen === undefined ? newCells(draft, formulas, dependencies, problems) : draft.cells;
  const checks = compileChecks(draft, definition.checks, problems, parse);
  if (isRefused(draft, formulas, problems, frozen)) throw new FormDefinitionError(problems.all);

  const sections = sectionsOf(draft, cells);
  const form: CompiledForm = {
    definition,
    engine: frozen?.engine ?? ENGINE,
    cells,
    sections,
    ...lookUps(cells, sections),
    ordinals: inOrdinals(definition.code, cells),
    plans: formulas.plans,
    conditions,
    listConditions,
    order: dependencies.order,
    rank: dependencies.rank,
    dependents: dependencies.dependents,
    reads,
    listReaders: listReadersOf(formulas),
    checks: checks.instances,
    checksReading: checksReadingOf(checks.instances, (list) =>
      (listConditions.get(list)?.reads ?? []).flatMap((at) => draft.cells[at]?.code ?? []),
    ),
    meetings: draft.meetings,
    references: referencesOf([...formulas.reads, ...checks.reads]),
  };
  const across = frozen === undefined && catalogue.forms ? circlesAcross(form, catalogue.forms) : [];
  if (across.length > 0) throw new FormDefinitionError(across);
  return form;
};
