import type { ConditionSource, Draft } from './build-sections.ts';
import { type CompiledFormulas, reporting } from './compile-formulas.ts';
import type { Cell, Condition } from './compiled.ts';
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

const readsElsewhere = ({ forms, schemes, previous, lastYear }: Reads): boolean =>
  forms.size > 0 || schemes.size > 0 || previous || lastYear;

/** What a cell waits for is read before it, like what a formula reads: it joins the reads of the formula. */
const joined = (own: Reads | undefined, more: Reads): Reads => {
  if (!own) return more;
  for (const cell of more.cells) own.cells.add(cell);
  for (const list of more.lists) own.lists.add(list);
  return own;
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
): { readonly conditions: ReadonlyMap<number, Condition>; readonly reads: readonly (Reads | undefined)[] } => {
  const conditions = new Map<number, Condition>();
  const all = [...reads];
  for (const [at, sources] of draft.conditions) {
    const cell = draft.cells[at];
    if (!cell) continue;
    const read = noReads();
    const parts = sources.flatMap((source): { plan: Plan; words: string }[] => {
      const made = reporting(problems, whereOf(draft.index.form, cell, source), () => {
        const expression = parse(source.text);
        const { kind, plan } = resolveExpression(draft.index, placeOf(cell, source), read, expression);
        if (kind !== 'boolean')
          throw new FormulaProblem('Điều kiện áp dụng phải là một phép so sánh, ví dụ A03.X = có.', expression.span);
        if (readsElsewhere(read))
          throw new FormulaProblem(
            'Điều kiện áp dụng chỉ đọc các ô của chính phiếu này, trong kỳ này.',
            expression.span,
          );
        return { plan, words: expressionWords(expression) };
      });
      return made ? [made] : [];
    });
    if (parts.length === 0) continue;
    all[at] = joined(all[at], read);
    const [first] = parts;
    const plan: Plan = parts.length === 1 && first ? first.plan : { op: 'and', parts: parts.map((part) => part.plan) };
    conditions.set(at, { plan, words: parts.map(({ words }) => words).join(' và ') });
  }
  return { conditions, reads: all };
};
