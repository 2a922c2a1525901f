import { publishedForms } from '../../forms/server/index.ts';
import { periodName } from '../../periods/rules/names.ts';
import { parsePeriod } from '../../periods/rules/period.ts';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { ALL } from '../../totals/server/index.ts';
import type { previewIndicator } from '../contract.ts';
import { indicatorWords, operandLabel } from '../rules/indicator-words.ts';
import { reckonIndicator, worstCoverage } from '../rules/reckon-indicator.ts';
import { formTotals, operandsAt } from './operands.ts';
import { compiledOrRefused } from './save.ts';

type Input = Pick<HandlerInput<typeof previewIndicator>, 'body'>;

/** What a formula would come to for a unit and a period, with what it is made of. Keeps nothing. */
export const preview = async (call: Call, { body }: Input) => {
  const period = parsePeriod(body.period);
  if (!period)
    throw problem('bad-request', {
      detail: `Kỳ báo cáo “${body.period}” không đúng định dạng (ví dụ 2022, 2022-Q1, 2022-M03).`,
    });
  const forms = await publishedForms(call.tx);
  const { plan, quotations } = compiledOrRefused(body.expression, forms);
  const codes = [...new Set(quotations.map(({ form }) => form))];
  const unit = body.unit === undefined ? {} : { unit: body.unit };
  const totals = await formTotals(call, { form: codes[0] ?? '', period: body.period, ...unit }, codes, false);
  const { operands, coverages, why } = operandsAt(quotations, totals, ALL);
  const first = [...totals.values()].find((total) => 'asked' in total);
  const outcome = why === null ? reckonIndicator(plan, operands) : { value: null, partial: false, why };
  return {
    words: indicatorWords(body.expression, forms),
    unit: first && 'asked' in first ? first.asked.unit.name : '',
    periodName: periodName(period),
    ...outcome,
    operands: operands.map((one) => ({ ...one, label: operandLabel(forms, one.form, one.cell) })),
    coverage: worstCoverage(coverages) ?? null,
  };
};
