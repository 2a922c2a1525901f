import type { Scheme } from '../../classifications/rules/scheme.ts';
import type { CompiledForm, Quotation } from '../../forms/rules/compiled.ts';
import { parseExpression } from '../../forms/rules/expression/parser.ts';
import { FormulaProblem } from '../../forms/rules/expression/syntax.ts';
import { type FormIndex, noReads } from '../../forms/rules/form-index.ts';
import type { Plan } from '../../forms/rules/plan.ts';
import { resolveExpression } from '../../forms/rules/resolve.ts';

/** A formula ready to be reckoned, and the figures of forms that it reads. */
export type CompiledIndicator = { readonly plan: Plan; readonly quotations: readonly Quotation[] };

type FindForm = (code: string) => CompiledForm | undefined;

/** No cells of its own: every name is one of a form. */
const indexOver = (forms: FindForm | undefined, schemes: readonly Scheme[]): FormIndex => ({
  form: '',
  catalogue: { ...(forms ? { forms } : {}), schemes },
  cells: new Map(),
  list: [],
  rowsOf: new Map(),
  columnsOf: new Map(),
  fieldsOf: new Map(),
  sectionOfRow: new Map(),
});

const WHOLE = { start: 0, end: 1 };

/**
 * Gives the names of a formula their meaning in the forms as they stand; without `forms` they are taken on trust (a version that was
 * judged when it was made). Throws FormulaProblem: what is no number, names no figure, or names what a total does not have.
 */
export const compileIndicator = (expression: string, forms?: FindForm): CompiledIndicator => {
  const parsed = parseExpression(expression);
  const reads = noReads();
  const { plan, kind } = resolveExpression(indexOver(forms, []), { section: '' }, reads, parsed);
  if (kind !== 'number') throw new FormulaProblem('Chỉ tiêu tính toán phải ra một số.', parsed.span);
  const quotations = [...reads.forms.values()];
  if (quotations.length === 0)
    throw new FormulaProblem('Công thức phải lấy số của ít nhất một phiếu, ví dụ DT01.A01.TS.', WHOLE);
  const sensitive = quotations.find(({ form }) => forms?.(form)?.definition.sensitive);
  if (sensitive)
    throw new FormulaProblem(
      `Phiếu ${sensitive.form} chỉ một số đơn vị được xem nên không dùng trong chỉ tiêu tính toán được.`,
      WHOLE,
    );
  return { plan, quotations };
};
