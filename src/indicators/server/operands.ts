import type { Quotation } from '../../forms/rules/compiled.ts';
import { NOT_ASKED } from '../../forms/rules/values.ts';
import type { Call } from '../../platform/call/call.ts';
import { Problem } from '../../platform/problems/catalogue.ts';
import type { Coverage } from '../../totals/contract.ts';
import {
  ALL,
  type Asked,
  type Groups,
  type Question,
  readQuestion,
  sumPeriod,
  totalOf,
} from '../../totals/server/index.ts';
import type { Operand } from '../rules/reckon-indicator.ts';

/** The total of one form, whole and by the units below; or why the asker gets none. */
export type FormTotal =
  | { readonly asked: Asked; readonly whole: Groups; readonly byUnit: Groups }
  | { readonly why: string };

const withoutTotal = (form: string, error: unknown): FormTotal => {
  if (!(error instanceof Problem)) throw error;
  if (error.code === 'not-found') return { why: `phiếu ${form} không có số liệu quý vị được xem ở kỳ này` };
  if (error.code === 'invalid-content') return { why: `phiếu ${form} không thu cho kỳ này` };
  throw error;
};

/** Totals of the forms that formulas read, each added once. `byUnit`: also for the units just below. */
export const formTotals = async (
  call: Call,
  question: Question,
  forms: readonly string[],
  byUnit: boolean,
): Promise<ReadonlyMap<string, FormTotal>> => {
  const totals = new Map<string, FormTotal>();
  for (const form of forms)
    try {
      const asked = await readQuestion(call, { ...question, form });
      if (asked.history.versions.some(({ sensitive }) => sensitive)) {
        totals.set(form, { why: `phiếu ${form} hạn chế người xem` });
        continue;
      }
      const whole = await sumPeriod(call.tx, asked, false);
      totals.set(form, { asked, whole, byUnit: byUnit ? await sumPeriod(call.tx, asked, true) : new Map() });
    } catch (error) {
      totals.set(form, withoutTotal(form, error));
    }
  return totals;
};

export type Gathered = { readonly operands: Operand[]; readonly coverages: Coverage[]; readonly why: string | null };

/** What the names of a formula come to at one place: `ALL`, or a unit below. A form whose cells have other codes by now is read by series. */
export const operandsAt = (
  quotations: readonly Quotation[],
  totals: ReadonlyMap<string, FormTotal>,
  place: number,
): Gathered => {
  const operands: Operand[] = [];
  const coverages = new Map<string, Coverage>();
  for (const { form, cell: name, series } of quotations) {
    const total = totals.get(form);
    if (!total || 'why' in total) return { operands, coverages: [], why: total?.why ?? `phiếu ${form} chưa có` };
    const { asked } = total;
    const { cells, ranges, partial, askedIn, coverage } = totalOf(
      asked,
      place === ALL ? total.whole : total.byUnit,
      place,
    );
    coverages.set(form, coverage);
    const cell = series === undefined ? asked.form.cell(name) : asked.form.ofSeries(series);
    const unasked = !cell || askedIn[cell.code] === 0;
    operands.push({
      form,
      cell: name,
      value: unasked ? NOT_ASKED : (cells[cell.code] ?? null),
      ranged: cell !== undefined && ranges[cell.code] !== undefined,
      partial: cell !== undefined && partial.includes(cell.code),
    });
  }
  return { operands, coverages: [...coverages.values()], why: null };
};
