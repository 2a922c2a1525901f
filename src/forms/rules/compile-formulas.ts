import type { Draft, FormulaSource } from './build-sections.ts';
import type { Cell } from './compiled.ts';
import { parseExpression } from './expression/parser.ts';
import { type Expression, FormulaProblem } from './expression/syntax.ts';
import { noReads, type Place, type Reads } from './form-index.ts';
import type { DefinitionProblem, Problems } from './form-problems.ts';
import type { Plan } from './plan.ts';
import { resolveExpression } from './resolve.ts';
import { kindOf } from './resolve-names.ts';

export type CompiledFormulas = {
  /** By cell index; undefined where the cell is not computed (or its formula is wrong). */
  readonly plans: readonly (Plan | undefined)[];
  readonly reads: readonly (Reads | undefined)[];
};

/** Parses each text once: a row's formula is the same for all its columns. */
export const parsingOnce = (): ((text: string) => Expression) => {
  const parsed = new Map<string, Expression | FormulaProblem>();
  return (text) => {
    const known = parsed.get(text) ?? parseOrProblem(text);
    parsed.set(text, known);
    if (known instanceof FormulaProblem) throw known;
    return known;
  };
};

const parseOrProblem = (text: string): Expression | FormulaProblem => {
  try {
    return parseExpression(text);
  } catch (error) {
    if (error instanceof FormulaProblem) return error;
    throw error;
  }
};

/** Runs a piece of compiling and turns its FormulaProblem into a problem of the definition. */
export const reporting = <Made>(
  problems: Problems,
  at: Pick<DefinitionProblem, 'where' | 'check' | 'field'>,
  make: () => Made,
): Made | undefined => {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof FormulaProblem)) throw error;
    problems.add({ ...at, position: error.position, length: error.length, message: error.message });
    return undefined;
  }
};

const placeOf = (cell: Cell, from: FormulaSource['from']): Place => ({
  section: cell.section,
  row: from === 'row' ? undefined : cell.row,
  column: from === 'column' || cell.column === '' ? undefined : cell.column,
});

const whereOf = (form: string, cell: Cell, from: FormulaSource['from']): string => {
  const code = { row: cell.row, column: cell.column, cell: cell.code }[from];
  return `${form} › ${cell.section} › ${code}`;
};

// Ranges multiply: a form of many cells that each sum many others would not fit in memory.
export const MAX_READS = 500_000;

/** Gives every formula its meaning in the cell where it stands. */
export const compileFormulas = (
  draft: Draft,
  problems: Problems,
  parse: (text: string) => Expression,
): CompiledFormulas => {
  const plans: (Plan | undefined)[] = draft.cells.map(() => undefined);
  const reads: (Reads | undefined)[] = draft.cells.map(() => undefined);
  let readCount = 0;
  for (const [at, formula] of draft.formulas) {
    if (readCount > MAX_READS) {
      problems.add({ where: draft.index.form, message: 'Các công thức đọc quá nhiều ô; hãy bớt khoảng cộng.' });
      break;
    }
    const cell = draft.cells[at];
    if (!cell) continue;
    reporting(problems, { where: whereOf(draft.index.form, cell, formula.from) }, () => {
      const expression = parse(formula.text);
      const read = noReads();
      const resolved = resolveExpression(draft.index, placeOf(cell, formula.from), read, expression);
      if (resolved.kind !== kindOf(cell.type)) {
        throw new FormulaProblem('Kết quả của công thức không hợp với kiểu đã khai của ô.', expression.span);
      }
      plans[at] = resolved.plan;
      reads[at] = read;
      readCount += read.cells.size;
    });
  }
  return { plans, reads };
};
