import type { ConditionSource, Draft } from './build-sections.ts';
import { type CompiledFormulas, reporting } from './compile-formulas.ts';
import type { Cell, Condition, ListCondition } from './compiled.ts';
import { type Expression, FormulaProblem } from './expression/syntax.ts';
import { expressionWords } from './expression/words.ts';
import { noReads, type Place, type Reads } from './form-index.ts';
import type { DefinitionProblem, Problems } from './form-problems.ts';
import type { Plan } from './plan.ts';
import { resolveExpression } from './resolve.ts';

/** In a cell both its row and its column are at hand; a section stands on none. */
const placeOf = (cell: Cell, { from }: ConditionSource): Place =>
  from === 'section'
    ? { section: cell.section }
    : { section: cell.section, row: cell.row, column: cell.column === '' ? undefined : cell.column };

const whereOf = (form: string, cell: Cell, { from }: ConditionSource): Pick<DefinitionProblem, 'where' | 'field'> => {
  const code = { section: undefined, row: cell.row, column: cell.column, cell: cell.code }[from];
  return { where: [form, cell.section, ...(code === undefined ? [] : [code])].join(' › '), field: 'condition' };
};

const readsElsewhere = ({ forms, schemes, previous, previousInYear, lastYear }: Reads): boolean =>
  forms.size > 0 || schemes.size > 0 || previous || previousInYear || lastYear;

/** What a cell waits for is read before it, like what a formula reads: it joins the reads of the formula. */
const joined = (own: Reads | undefined, more: Reads): Reads => {
  if (!own) return more;
  for (const cell of more.cells) own.cells.add(cell);
  for (const list of more.lists) own.lists.add(list);
  return own;
};

type Conditions = {
  readonly conditions: ReadonlyMap<number, Condition>;
  readonly listConditions: ReadonlyMap<string, ListCondition>;
  readonly reads: readonly (Reads | undefined)[];
};

type Site = { readonly place: Place; readonly at: Pick<DefinitionProblem, 'where' | 'field'> };

/** One condition where it stands; undefined where it is wrong, which is reported. */
const meaning = (
  draft: Draft,
  { place, at }: Site,
  text: string,
  read: Reads,
  { problems, parse }: { readonly problems: Problems; readonly parse: (text: string) => Expression },
): Condition | undefined =>
  reporting(problems, at, () => {
    const expression = parse(text);
    const { kind, plan } = resolveExpression(draft.index, place, read, expression);
    if (kind !== 'boolean')
      throw new FormulaProblem('Điều kiện áp dụng phải là một phép so sánh, ví dụ A03.X = có.', expression.span);
    if (readsElsewhere(read))
      throw new FormulaProblem('Điều kiện áp dụng chỉ đọc các ô của chính phiếu này, trong kỳ này.', expression.span);
    return { plan, words: expressionWords(expression) };
  });

/**
 * Lists that are asked only under a condition. What reads such a list is computed after what decides whether it is asked; a condition that
 * reads a list itself would have to wait for lists, which have no order.
 */
const compileListConditions = (
  draft: Draft,
  all: (Reads | undefined)[],
  reporting_: { readonly problems: Problems; readonly parse: (text: string) => Expression },
): ReadonlyMap<string, ListCondition> => {
  const conditions = new Map<string, ListCondition>();
  for (const { section } of draft.sections) {
    const { code, shape, condition: text } = section;
    if (shape !== 'list' || text === undefined) continue;
    const at = { where: `${draft.index.form} › ${code}`, field: 'condition' } as const;
    const read = noReads();
    const made = meaning(draft, { place: { section: code }, at }, text, read, reporting_);
    if (!made) continue;
    if (read.lists.size > 0) {
      reporting_.problems.add({ ...at, message: 'Điều kiện của một danh sách chỉ đọc các ô, không đọc danh sách.' });
      continue;
    }
    conditions.set(code, { ...made, reads: [...read.cells] });
    for (const [index, reads] of all.entries())
      if (reads?.lists.has(code)) all[index] = joined(reads, { ...noReads(), cells: read.cells });
  }
  return conditions;
};

/**
 * Gives the conditions their meaning: a cell applies where those of its section, row, column and its own all hold. Adds what they read to the
 * reads of the formulas, so that each cell is looked at after what decides whether it is asked.
 */
export const compileConditions = (
  draft: Draft,
  { reads }: CompiledFormulas,
  problems: Problems,
  parse: (text: string) => Expression,
): Conditions => {
  const conditions = new Map<number, Condition>();
  const all = [...reads];
  for (const [at, sources] of draft.conditions) {
    const cell = draft.cells[at];
    if (!cell) continue;
    const read = noReads();
    const parts = sources.flatMap((source): { plan: Plan; words: string }[] => {
      const site = { place: placeOf(cell, source), at: whereOf(draft.index.form, cell, source) };
      const made = meaning(draft, site, source.text, read, { problems, parse });
      return made ? [made] : [];
    });
    if (parts.length === 0) continue;
    all[at] = joined(all[at], read);
    const [first] = parts;
    const plan: Plan = parts.length === 1 && first ? first.plan : { op: 'and', parts: parts.map((part) => part.plan) };
    conditions.set(at, { plan, words: parts.map(({ words }) => words).join(' và ') });
  }
  return { conditions, listConditions: compileListConditions(draft, all, { problems, parse }), reads: all };
};
