import type { Call } from '../../platform/call/call.ts';
import { totalOf } from './get-total.ts';
import { ALL } from './groups.ts';
import { auditReading, type Question, readQuestion } from './question.ts';
import { sumPeriod } from './sum.ts';

/** One figure of a total that the asker may read, with what it is of; null where nothing was sent or it does not add. */
export const figureOfTotal = async (call: Call, { cell, ...query }: Question & { readonly cell: string }) => {
  const asked = await readQuestion(call, query);
  await auditReading(call, asked);
  const { cells } = totalOf(asked, await sumPeriod(call.tx, asked, false), ALL);
  return { form: asked.form, formId: asked.formId, unit: asked.unit, value: cells[cell] ?? null };
};
