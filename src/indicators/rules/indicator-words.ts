import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { parseExpression } from '../../forms/rules/expression/parser.ts';
import { FormulaProblem } from '../../forms/rules/expression/syntax.ts';
import { expressionWords } from '../../forms/rules/expression/words.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';

type FindForm = (code: string) => CompiledForm | undefined;

/** `Hộ nghèo cuối kỳ · Cộng dân tộc thiểu số (DT07)`. */
export const operandLabel = (forms: FindForm, form: string, cell: string): string => {
  const label = forms(form)?.cell(cell)?.label;
  return label === undefined ? `${cell} (${form})` : `${label} (${form})`;
};

/** The formula as officials read it, by the names of what it is made of; as it is written where it cannot be read. */
export const indicatorWords = (expression: string, forms: FindForm): string => {
  try {
    const words = expressionWords(parseExpression(expression), (part) => {
      if (part.kind !== 'name' || part.parts.length !== 3) return undefined;
      const [form = '', row = '', column = ''] = part.parts;
      return operandLabel(forms, form, `${row}.${column}`);
    });
    return sentenceStart(words);
  } catch (error) {
    if (error instanceof FormulaProblem) return expression;
    throw error;
  }
};
