import type { Adding } from './add-up.ts';
import { addingOf } from './add-up.ts';
import type { Cell, CompiledForm } from './compiled.ts';
import type { Plan } from './plan.ts';
import { isNumeric } from './resolve-names.ts';

/**
 * One version of a form to which the sheets of several are added. Figures meet by series. What the base computes is computed again
 * from the added parts, as in every total, where all versions make it of the same parts; where they do not, two ways are left.
 */
export type JointForm = {
  readonly base: CompiledForm;
  /**
   * Sums and differences that some version makes of other parts, or asks for whole: their figures are added as they stand. All groups
   * together stay all groups together, though one of them was given its own column in July.
   */
  readonly given: readonly GivenCell[];
  /**
   * Computed cells (by code) that can only be computed over the versions that ask for all their parts: a rate of people counted all
   * year over households counted since July would be no rate of anything.
   */
  readonly within: ReadonlyMap<string, ReadonlySet<CompiledForm>>;
};

export type GivenCell = { readonly cell: Cell; readonly overTime: Cell['overTime'] };

type Series = ReadonlySet<string>;

/** The cells that are added of which a cell is made, itself if it is one. */
const partsOf = (form: CompiledForm, from: Cell, given: Series): Cell[] => {
  const found = new Set<number>();
  const parts: Cell[] = [];
  const waiting = [from.index];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const cell = form.cells[at];
    if (!cell || found.has(at)) continue;
    found.add(at);
    if (cell.stored || given.has(cell.series)) parts.push(cell);
    else waiting.push(...(form.reads[at] ?? []));
  }
  return parts;
};

const seriesOfParts = (form: CompiledForm, cell: Cell, given: Series): string[] => [
  ...new Set(partsOf(form, cell, given).map(({ series }) => series)),
];

const asks = (version: CompiledForm, series: string): boolean => version.ofSeries(series) !== undefined;
const asksParts = (base: CompiledForm, version: CompiledForm, cell: Cell, given: Series): boolean =>
  version === base || seriesOfParts(base, cell, given).every((series) => asks(version, series));

/** Whether a version makes a cell of the base of the same parts; one that does not have the cell has nothing to say against it. */
const madeAlike = (base: CompiledForm, version: CompiledForm, cell: Cell, given: Series): boolean => {
  const own = version.ofSeries(cell.series);
  if (own === undefined || version === base) return true;
  const parts = new Set(seriesOfParts(base, cell, given));
  const others = seriesOfParts(version, own, given);
  return parts.size === others.length && others.every((series) => parts.has(series));
};

/** Sums and differences of stored figures and their multiples: their total is the total of their figures. */
const isLinear = (form: CompiledForm, plan: Plan | undefined): boolean => {
  switch (plan?.op) {
    case 'cell':
      return addsUp(form, form.cells[plan.index]);
    case 'sum':
      return plan.parts.every((part) => isLinear(form, part));
    case 'difference':
      return plan.terms.every((term) => isLinear(form, term.plan));
    case 'negate':
      return isLinear(form, plan.operand);
    case 'product':
      return (
        (plan.left.op === 'number' && isLinear(form, plan.right)) ||
        (plan.right.op === 'number' && isLinear(form, plan.left))
      );
    case 'quotient':
      return plan.right.op === 'number' && isLinear(form, plan.left);
    default:
      return false;
  }
};

const addsUp = (form: CompiledForm, cell: Cell | undefined): boolean =>
  cell !== undefined && cell.overUnits === 'sum' && (cell.stored || isLinear(form, form.plans[cell.index]));

const isPlainSum = (form: CompiledForm, cell: Cell): boolean => {
  const plan = form.plans[cell.index];
  if (cell.stored) return true;
  return (
    plan?.op === 'sum' &&
    plan.parts.every((part) => {
      const read = part.op === 'cell' ? form.cells[part.index] : undefined;
      return read !== undefined && isPlainSum(form, read);
    })
  );
};

/** How the figures of a sum add over time: as some version says, or as all its parts do. */
const overTimeOf = (base: CompiledForm, cell: Cell, versions: readonly CompiledForm[]): Cell['overTime'] => {
  const said = [cell, ...versions.flatMap((version) => version.ofSeries(cell.series) ?? [])];
  const declared = said.find(({ overTime }) => overTime !== 'none');
  if (declared) return declared.overTime;
  const [first, ...rest] = new Set(partsOf(base, cell, new Set()).map(({ overTime }) => overTime));
  return first !== undefined && rest.length === 0 ? first : 'none';
};

type Way = 'computed' | { readonly given: GivenCell } | { readonly within: ReadonlySet<CompiledForm> };

const wayOf = (base: CompiledForm, versions: readonly CompiledForm[], cell: Cell, given: Series): Way => {
  const isSum = addsUp(base, cell);
  const alike = versions.filter(
    (version) => asksParts(base, version, cell, given) && (!isSum || madeAlike(base, version, cell, given)),
  );
  if (alike.length === versions.length) return 'computed';
  const overTime = overTimeOf(base, cell, versions);
  const own = versions.flatMap((version) => {
    const found = version.ofSeries(cell.series);
    return found ? [addsUp(version, found)] : [];
  });
  if (isSum && overTime !== 'none' && own.every(Boolean)) return { given: { cell, overTime } };
  return isPlainSum(base, cell) ? 'computed' : { within: new Set(alike) };
};

/** How the sheets of these versions (the base among them) are added on the base. */
export const jointForm = (base: CompiledForm, versions: readonly CompiledForm[]): JointForm => {
  const given = new Map<string, GivenCell>();
  const within = new Map<string, ReadonlySet<CompiledForm>>();
  if (versions.every((version) => version === base)) return { base, given: [], within };
  // In the order of computing: what is made of a given cell is made of that, not of what that cell is computed from.
  for (const at of base.order) {
    const cell = base.cells[at];
    if (!cell || cell.stored || !isNumeric(cell.type)) continue;
    const way = wayOf(base, versions, cell, new Set([...given.values()].map(({ cell: { series } }) => series)));
    if (way === 'computed') continue;
    if ('given' in way) given.set(cell.code, way.given);
    else within.set(cell.code, way.within);
  }
  return { base, given: [...given.values()], within };
};

/** Whether the total has of this version what the cell counts: it asks for it, or for all that it is made of. */
export const hasFigureOf = ({ base, within }: JointForm, version: CompiledForm, cell: Cell): boolean =>
  within.get(cell.code)?.has(version) ??
  (asks(version, cell.series) || (!cell.stored && asksParts(base, version, cell, new Set())));

/** How the figures of a sheet on this form add: the base's by their ordinals, and behind them those that are given. */
export const addingOn = ({ base, given }: JointForm): Adding[] => [
  ...addingOf(base),
  ...given.map(({ overTime }): Adding => ({ overUnits: 'sum', overTime, weight: undefined })),
];
