import type { Cell, CompiledForm } from '../../forms/rules/compiled.ts';
import { formatValue } from '../../forms/rules/format.ts';
import type { Call } from '../../platform/call/call.ts';
import { Problem } from '../../platform/problems/catalogue.ts';
import { coverageWords } from '../../totals/rules/coverage.ts';
import { isFigure } from '../../totals/rules/figures.ts';
import { getTotalOfForm, readQuestion } from '../../totals/server/index.ts';
import type { Round } from './round.ts';

type Headline = { readonly label: string; readonly value: string; readonly note: string };

/** People where the form counts them, else its first figure. */
const leadingCell = ({ cells }: CompiledForm): Cell | undefined => {
  const figures = cells.filter(isFigure);
  return figures.find(({ unit }) => unit === 'người') ?? figures[0];
};

/** The total so far of the form's leading figure, with its coverage. Nothing for those who may see progress but not figures. */
export const headlineOf = async (call: Call, { form, period }: Round): Promise<Headline[]> => {
  try {
    const question = { form, period };
    const { form: compiled, unit } = await readQuestion(call, question);
    const cell = leadingCell(compiled);
    if (!cell) return [];
    const { cells, coverage } = await getTotalOfForm(call, { query: question });
    return [
      {
        label: `${cell.label}, ${unit.name}`,
        value: formatValue(cell, cells[cell.code] ?? ''),
        note: coverageWords(coverage),
      },
    ];
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') return [];
    throw error;
  }
};
