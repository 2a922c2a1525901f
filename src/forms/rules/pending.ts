import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { CompiledForm } from './compiled.ts';
import type { Plan } from './plan.ts';
import { hasPart } from './plan-parts.ts';
import type { Context, Pending } from './values.ts';

/** No check of a form is named so: their ids are in capitals. */
export const PENDING_CHECK = 'quoted';

const reads =
  ({ from }: Pending) =>
  (plan: Plan | undefined): boolean =>
    plan !== undefined && hasPart(plan, (part) => part.op === from || (part.op === 'form' && part.form === from));

/** The cells that read a sheet themselves; where only checks do, the cells that those compare with it. */
const readersOf = (form: CompiledForm, pending: Pending): string[] => {
  const isReader = reads(pending);
  const cells = form.cells.filter(({ index }) => isReader(form.plans[index]));
  if (cells.length > 0) return cells.map(({ code }) => code);
  return [...new Set(form.checks.filter(({ plan }) => isReader(plan)).flatMap((check) => check.cells))];
};

const nameOf = ({ from, period }: Pending): string => {
  const when = periodName(getPeriod(period));
  return from === 'previous' || from === 'lastYear' ? `Phiếu này của kỳ “${when}”` : `Phiếu ${from} của kỳ “${when}”`;
};

/**
 * What stands against sending while a sheet that is read has not been sent: a warning for each, to be explained where one cannot wait.
 */
export const pendingOutcomes = (form: CompiledForm, { pending = [] }: Context) =>
  pending.map((one) => {
    const cells = readersOf(form, one);
    const words = `${nameOf(one)} còn đang nhập: số trích từ đó chưa được tính khi nộp. Hãy nộp phiếu đó trước, hoặc giải trình`;
    return {
      check: PENDING_CHECK,
      section: form.cell(cells[0] ?? '')?.section ?? form.sections[0]?.code ?? '',
      at: one.from,
      severity: 'warning' as const,
      status: 'failed' as const,
      cells,
      message: 'Số liệu trích từ phiếu chưa nộp',
      sentence: words,
      words,
    };
  });

/** The cells whose figures come from sheets that have not been sent, through formulas too. */
export const pendingCells = (form: CompiledForm, { pending = [] }: Context): ReadonlySet<string> => {
  const found = new Set<number>();
  const waiting = form.cells
    .filter(({ index }) => pending.some((one) => reads(one)(form.plans[index])))
    .map(({ index }) => index);
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (found.has(at)) continue;
    found.add(at);
    waiting.push(...(form.dependents[at] ?? []));
  }
  return new Set([...found].flatMap((index) => form.cells[index]?.code ?? []));
};
