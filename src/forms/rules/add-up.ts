import {
  averageOf,
  extremeOf,
  type FigureRange,
  meanOf,
  type Part,
  rangeOnly,
  sumOf,
  type Whole,
} from './add-parts.ts';
import type { Cell, CompiledForm } from './compiled.ts';
import { type Computed, compute } from './compute.ts';
import { fromStored, type StoredFigures, storedOf, storedText } from './stored-figures.ts';
import { type Context, NOT_ASKED } from './values.ts';

/** A total: stored figures again, and what one must know to show it and to add it further. */
export type Added = StoredFigures & {
  /** Ordinals that lack some of their members. */
  readonly partial: readonly number[];
  /** For weighted means, by ordinal: the weight of the members that are in it. Null where there is none; keep it with the total. */
  readonly weights: readonly (string | null)[] | null;
  /** Figures that do not add, by ordinal: the least and greatest among the members. */
  readonly ranges: Readonly<Record<number, FigureRange>>;
  /** Ordinals that none of the members asked for; absent where each is asked. They are no missing figures. */
  readonly notAsked?: readonly number[];
};

/** A submission's figures, or a total to be added further. */
export type Member = StoredFigures & Partial<Added>;

/** How one figure of a set is added; `weight` is the place, among the same figures, of what a mean is weighted by. */
export type Adding = Pick<Cell, 'overUnits' | 'overTime'> & { readonly weight: number | undefined };

/** How the stored figures of a form add, by ordinal. */
export const addingOf = (form: CompiledForm): Adding[] =>
  form.ordinals.map(({ overUnits, overTime }) => ({
    overUnits,
    overTime,
    weight: typeof overUnits === 'string' ? undefined : (form.cell(overUnits.mean)?.ordinal ?? undefined),
  }));

const weightText = ({ overUnits, weight }: Adding, ordinal: number, member: Member): string | undefined => {
  if (typeof overUnits === 'string') return undefined;
  // A total's own weight cell also counts members whose mean is missing: only the weight it carries is that of the mean.
  if (member.weights !== undefined) return member.weights?.[ordinal] ?? undefined;
  return weight === undefined ? undefined : storedText(member, weight);
};

type PreparedMember = {
  readonly member: Member;
  readonly partial: ReadonlySet<number>;
  readonly notAsked: ReadonlySet<number>;
};

const partOf = (adding: Adding, ordinal: number, { member, partial }: PreparedMember): Part => ({
  text: storedText(member, ordinal),
  partial: partial.has(ordinal),
  weight: weightText(adding, ordinal, member),
  range: member.ranges?.[ordinal],
});

const overUnits = (cell: Adding, parts: readonly Part[]): Whole => {
  switch (cell.overUnits) {
    case 'sum':
      return sumOf(parts);
    case 'min':
      return extremeOf(parts, -1);
    case 'max':
      return extremeOf(parts, 1);
    case 'none':
      return rangeOnly(parts);
    default:
      return meanOf(parts);
  }
};

const NOTHING: Whole = { text: undefined, partial: false, weight: undefined, range: undefined };

const isThere = (part: Part): boolean => part.text !== undefined || part.range !== undefined;

/** A figure that lacks periods is not whole; none at all is simply missing. */
const lacking = (whole: Whole, lacks: boolean): Whole =>
  lacks && isThere(whole) ? { ...whole, partial: true } : whole;

/** An opening figure is that of the first period. Where that is not there, the first that has one stands for it, marked. */
const openingOf = (parts: readonly (Part | undefined)[]): Whole => {
  const [first] = parts;
  return first ?? lacking(parts.find((part) => part && isThere(part)) ?? NOTHING, true);
};

/** A mean of weighted means is weighted as they are: in whatever order units and periods are added, it comes out the same. */
const overPeriods = (cell: Adding, parts: readonly (Part | undefined)[]): Whole => {
  const there = parts.filter((part) => part !== undefined);
  const lacks = there.length < parts.length;
  switch (cell.overTime) {
    case 'flow':
      return lacking(sumOf(there), lacks);
    case 'stock':
      return there.findLast(isThere) ?? NOTHING;
    case 'first':
      return openingOf(parts);
    case 'mean':
      return lacking(typeof cell.overUnits === 'string' ? averageOf(there) : meanOf(there), lacks);
    case 'none':
      return rangeOnly(there);
  }
};

/** A figure that the version of none among the members asks for. */
type Figure = Whole | 'notAsked';

/** What was computed from nothing that was asked: each of the members keeps it so, and neither adds nor lacks anything. */
const UNASKED: Whole = { ...NOTHING, text: NOT_ASKED };

const isAskedOf = (ordinal: number, { member, notAsked }: PreparedMember): boolean =>
  !notAsked.has(ordinal) && storedText(member, ordinal) !== NOT_ASKED;

/** Of members none of which has an answer to add: whether their versions do not ask, or what they would be made of was not asked. */
const nobodyAsked = (ordinal: number, members: readonly (PreparedMember | undefined)[]): Figure =>
  members.some((one) => one && storedText(one.member, ordinal) === NOT_ASKED) ? UNASKED : 'notAsked';

const addedOf = (figures: readonly Figure[]): Added => {
  const wholes = figures.map((one) => (one === 'notAsked' ? NOTHING : one));
  const notAsked = figures.flatMap((one, ordinal) => (one === 'notAsked' ? [ordinal] : []));
  const weights = wholes.map((one) => one.weight ?? null);
  return {
    ...storedOf(wholes.map(({ text }) => text)),
    partial: wholes.flatMap((one, ordinal) => (one.partial ? [ordinal] : [])),
    weights: weights.some((weight) => weight !== null) ? weights : null,
    ranges: Object.fromEntries(wholes.flatMap((one, ordinal) => (one.range ? [[ordinal, one.range] as const] : []))),
    ...(notAsked.length > 0 ? { notAsked } : {}),
  };
};

const prepare = (member: Member): PreparedMember => ({
  member,
  partial: new Set(member.partial),
  notAsked: new Set(member.notAsked),
});

/** The same as `addUnits`, of any set of figures that says how it adds. */
export const addFiguresOfUnits = (adding: readonly Adding[], members: readonly Member[]): Added => {
  const prepared = members.map(prepare);
  return addedOf(
    adding.map((one, ordinal) => {
      const asked = prepared.filter((member) => isAskedOf(ordinal, member));
      if (asked.length === 0 && prepared.length > 0) return nobodyAsked(ordinal, prepared);
      return overUnits(
        one,
        asked.map((member) => partOf(one, ordinal, member)),
      );
    }),
  );
};

/**
 * Adds submissions, or totals, of different units for one period. In any order and any grouping the answer is the same. A unit
 * that is expected and has not reported is not a member: coverage says so, not the figures.
 */
export const addUnits = (form: CompiledForm, members: readonly Member[]): Added =>
  addFiguresOfUnits(addingOf(form), members);

/** One period of several: what is there of it, and which figures it does not ask for, though nothing may be there. */
export type PeriodMember = { readonly member: Member | undefined; readonly notAsked: ReadonlySet<number> };

/** The same as `addPeriods`, of any set of figures; a period that does not ask for a figure neither adds to it nor is lacking. */
export const addFiguresOfPeriods = (adding: readonly Adding[], periodsInOrder: readonly PeriodMember[]): Added => {
  const prepared = periodsInOrder.map(({ member, notAsked }) => ({ member: member && prepare(member), notAsked }));
  return addedOf(
    adding.map((one, ordinal) => {
      const asked = prepared.filter(({ member, notAsked }) =>
        member ? isAskedOf(ordinal, member) : !notAsked.has(ordinal),
      );
      if (asked.length === 0 && prepared.length > 0)
        return nobodyAsked(
          ordinal,
          prepared.map(({ member }) => member),
        );
      return overPeriods(
        one,
        asked.map(({ member }) => member && partOf(one, ordinal, member)),
      );
    }),
  );
};

const ALL_ASKED: ReadonlySet<number> = new Set();

/** Adds periods of one unit (or of one total), given in order of time; undefined where of a period nothing is there. */
export const addPeriods = (form: CompiledForm, periodsInOrder: readonly (Member | undefined)[]): Added =>
  addFiguresOfPeriods(
    addingOf(form),
    periodsInOrder.map((member) => ({ member, notAsked: ALL_ASKED })),
  );

/**
 * A total as a form: the added figures through the same formulas, so that sums, differences and ratios are right by construction.
 * `context` may hold earlier totals, for checks on the total, and further results that are given (`fixed`) or lack members.
 */
export const computeTotal = (
  form: CompiledForm,
  added: StoredFigures & Partial<Added>,
  context: Context = {},
): Computed => {
  const { values, fixed } = fromStored(form, added);
  const partial = new Set((added.partial ?? []).flatMap((ordinal) => form.ordinals[ordinal]?.code ?? []));
  for (const code of context.partial ?? []) partial.add(code);
  return compute(form, values, { ...context, fixed: { ...fixed, ...context.fixed }, partial });
};
