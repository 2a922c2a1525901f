import { type Added, addPeriods, addUnits, type Member } from '../../forms/rules/add-up.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import type { StoredFigures } from '../../forms/rules/stored-figures.ts';

/** What one unit sent for one of the periods, on the ordinals of the version it was collected with. */
export type MemberFigures = StoredFigures & {
  readonly unit: number;
  readonly period: string;
  readonly form: CompiledForm;
};

/** Figures of an older version on the ordinals of another: a cell keeps its meaning by its code. */
const onVersion = (form: CompiledForm, { figures, notApplicable, form: from }: MemberFigures): StoredFigures => {
  if (from === form) return { figures, notApplicable };
  const ordinals = form.ordinals.map(({ code }) => from.cell(code)?.ordinal ?? null);
  return {
    figures: ordinals.map((ordinal) => (ordinal === null ? null : (figures[ordinal] ?? null))),
    notApplicable: notApplicable && ordinals.map((ordinal) => ordinal !== null && (notApplicable[ordinal] ?? false)),
  };
};

/**
 * A flow or a mean over fewer periods than asked for lacks members, an opening balance where the first period is not there; a
 * stock takes the last one that is.
 */
const lacking = (form: CompiledForm, hasFirst: boolean): number[] =>
  form.ordinals.flatMap(({ overTime }, ordinal) =>
    overTime === 'flow' || overTime === 'mean' || (overTime === 'first' && !hasFirst) ? [ordinal] : [],
  );

const ofUnit = (form: CompiledForm, periods: readonly string[], members: readonly MemberFigures[]): Member => {
  const inOrder = periods.flatMap((period) => members.find((member) => member.period === period) ?? []);
  const [only] = inOrder;
  if (periods.length === 1 && only) return onVersion(form, only);
  const added = addPeriods(
    form,
    inOrder.map((member) => onVersion(form, member)),
  );
  if (inOrder.length === periods.length) return added;
  const hasFirst = inOrder[0]?.period === periods[0];
  const partial = lacking(form, hasFirst).filter((ordinal) => added.figures[ordinal] !== null);
  return { ...added, partial: [...new Set([...added.partial, ...partial])].sort((a, b) => a - b) };
};

/** Adds first the periods of each unit, then the units (R31). */
export const addMembers = (
  form: CompiledForm,
  periods: readonly string[],
  members: readonly MemberFigures[],
): Added => {
  const units = new Map<number, MemberFigures[]>();
  for (const member of members) units.set(member.unit, [...(units.get(member.unit) ?? []), member]);
  return addUnits(
    form,
    [...units.values()].map((own) => ofUnit(form, periods, own)),
  );
};

/** Whether the figures may be added packed: every stored cell adds by plain sum over units. */
export const addsBySum = (form: CompiledForm): boolean => form.ordinals.every(({ overUnits }) => overUnits === 'sum');
