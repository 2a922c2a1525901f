import type { Catalogue, CompiledForm } from './compiled.ts';
import type { DefinitionProblem } from './form-problems.ts';
import type { Plan } from './plan.ts';
import { partsOf } from './plan-parts.ts';

type Find = NonNullable<Catalogue['forms']>;
/** A cell of a form, and the cells that its formula reads, here and in other forms. */
type Spot = { readonly form: string; readonly code: string };

const keyOf = ({ form, code }: Spot): string => `${form}.${code}`;

const quotedIn = (plan: Plan): Spot[] =>
  plan.op === 'form' ? [{ form: plan.form, code: plan.code }] : partsOf(plan).flatMap(quotedIn);

const readBy = (form: CompiledForm | undefined, { form: code, code: cell }: Spot): Spot[] => {
  const index = form?.cell(cell)?.index;
  const plan = index === undefined ? undefined : form?.plans[index];
  if (!form || index === undefined || !plan) return [];
  const own = (form.reads[index] ?? []).flatMap((at) => form.cells[at] ?? []);
  return [...own.map((one) => ({ form: code, code: one.code })), ...quotedIn(plan)];
};

type Step = { readonly spot: Spot; readonly next: Spot[] };

/** Goes through what a cell reads, however deep, without going deep itself; answers the first circle, as a chain that ends where it began. */
const circleFrom = (start: Spot, reads: (spot: Spot) => Spot[], done: Set<string>): Spot[] | undefined => {
  const way: Step[] = [{ spot: start, next: reads(start) }];
  const open = new Set([keyOf(start)]);
  for (let step = way.at(-1); step; step = way.at(-1)) {
    const spot = step.next.pop();
    if (!spot) {
      way.pop();
      open.delete(keyOf(step.spot));
      done.add(keyOf(step.spot));
    } else if (open.has(keyOf(spot))) {
      const from = way.findIndex((one) => keyOf(one.spot) === keyOf(spot));
      return [...way.slice(from).map((one) => one.spot), spot];
    } else if (!done.has(keyOf(spot))) {
      way.push({ spot, next: reads(spot) });
      open.add(keyOf(spot));
    }
  }
  return undefined;
};

const words = (circle: readonly Spot[]): string => circle.map(keyOf).join(' → ');

/**
 * Formulas of several forms that read each other in a circle: neither figure would ever be the last one. A form's own circles are found where
 * its cells are put in order. Checks read what is there and make none.
 */
export const circlesAcross = (form: CompiledForm, find: Find): DefinitionProblem[] => {
  const own = form.definition.code;
  const reads = (spot: Spot): Spot[] => readBy(spot.form === own ? form : find(spot.form), spot);
  const done = new Set<string>();
  const starts = form.cells.filter(({ index }) => {
    const plan = form.plans[index];
    return plan !== undefined && quotedIn(plan).length > 0;
  });
  for (const { code, section } of starts) {
    if (done.has(`${own}.${code}`)) continue;
    const circle = circleFrom({ form: own, code }, reads, done);
    if (!circle) continue;
    const message = `Công thức của các phiếu đi vòng: ${words(circle)}. Bỏ việc trích số ở một trong các ô này.`;
    return [{ where: `${own} › ${section} › ${code}`, message }];
  }
  return [];
};
