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

const ofUnit = (form: CompiledForm, periods: readonly string[], members: readonly MemberFigures[]): Member => {
  const [only] = members;
  if (periods.length === 1 && only) return onVersion(form, only);
  const sent = new Map(members.map((member) => [member.period, member]));
  return addPeriods(
    form,
    periods.map((period) => {
      const member = sent.get(period);
      return member && onVersion(form, member);
    }),
  );
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
