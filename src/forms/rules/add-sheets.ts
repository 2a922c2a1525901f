import { type Added, addFiguresOfPeriods, addFiguresOfUnits, computeTotal, type Member } from './add-up.ts';
import type { Cell, CompiledForm } from './compiled.ts';
import type { Computed } from './compute.ts';
import { addingOn, hasFigureOf, type JointForm, jointForm } from './joint-form.ts';
import { isNumeric } from './resolve-names.ts';
import { keptText, type StoredFigures, storedOf, storedText } from './stored-figures.ts';
import { MISSING, type Result } from './values.ts';

/** What one unit sent for one period, on the ordinals of the version that it was filled with. */
export type Sheet = StoredFigures & { readonly unit: number; readonly period: string; readonly form: CompiledForm };

/** A period that is added, and the version that asked then; undefined before the form began. */
export type AskedPeriod = { readonly id: string; readonly form: CompiledForm | undefined };

const NOTHING_ASKED: ReadonlySet<number> = new Set();

/** The cells of the base whose figures are added, given ones last. */
const addedCells = ({ base, given }: JointForm): readonly Cell[] => [
  ...base.ordinals,
  ...given.map(({ cell }) => cell),
];

const notAskedBy = (joint: JointForm, version: CompiledForm): ReadonlySet<number> => {
  if (version === joint.base) return NOTHING_ASKED;
  return new Set(addedCells(joint).flatMap((cell, at) => (hasFigureOf(joint, version, cell) ? [] : [at])));
};

type Read = { readonly text: string | undefined; readonly partial: boolean };

const readResult = (result: Result): Read => ({
  text: keptText(result),
  partial: result.kind === 'number' && result.partial,
});

const memberOf = (reads: readonly Read[]): Member => ({
  ...storedOf(reads.map(({ text }) => text)),
  partial: reads.flatMap(({ partial }, at) => (partial ? [at] : [])),
});

/** Reads the figures of a sheet by series; what its version computes is computed only when it is asked for. */
const readerOf = (sheet: Sheet): ((series: string) => Read | undefined) => {
  let computed: Computed | undefined;
  return (series) => {
    const cell = sheet.form.ofSeries(series);
    if (!cell) return undefined;
    if (cell.ordinal !== null) return { text: storedText(sheet, cell.ordinal), partial: false };
    computed ??= computeTotal(sheet.form, sheet);
    return readResult(computed.result(cell.code));
  };
};

const MISSED: Read = { text: undefined, partial: false };

/** A sheet's figures on the joint form: by series, whatever their ordinals and codes were. */
const memberOn = (joint: JointForm, sheet: Sheet): Member => {
  const { base, given } = joint;
  if (sheet.form === base && given.length === 0) return sheet;
  const read = readerOf(sheet);
  const stored = base.ordinals.map(({ series }) => read(series) ?? MISSED);
  let onBase: Computed | undefined;
  const ofParts = (code: string): Read => {
    onBase ??= computeTotal(base, memberOf(stored));
    return readResult(onBase.result(code));
  };
  const asTheyStand = given.map(({ cell: { series, code } }) => read(series) ?? ofParts(code));
  return { ...memberOf([...stored, ...asTheyStand]), notAsked: [...notAskedBy(joint, sheet.form)] };
};

/** First the periods of a unit, in order of time, then the units; a period before the form began asks for nothing. */
const addOn = (joint: JointForm, periods: readonly AskedPeriod[], sheets: readonly Sheet[]): Added => {
  const adding = addingOn(joint);
  const asked = periods.flatMap(({ id, form }) => (form ? [{ id, notAsked: notAskedBy(joint, form) }] : []));
  const ofUnit = (own: readonly Sheet[]): Member => {
    const [only] = own;
    if (periods.length === 1 && only) return memberOn(joint, only);
    const sent = new Map(own.map((sheet) => [sheet.period, memberOn(joint, sheet)]));
    return addFiguresOfPeriods(
      adding,
      asked.map(({ id, notAsked }) => ({ member: sent.get(id), notAsked })),
    );
  };
  return addFiguresOfUnits(adding, [...byUnit(sheets).values()].map(ofUnit));
};

const byUnit = (sheets: readonly Sheet[]): Map<number, Sheet[]> => {
  const units = new Map<number, Sheet[]>();
  for (const sheet of sheets) {
    const own = units.get(sheet.unit);
    if (own) own.push(sheet);
    else units.set(sheet.unit, [sheet]);
  }
  return units;
};

export type SheetsAdded = {
  /** Figures by the ordinals of the base. */
  readonly added: Added;
  /** The base with everything computed from them. */
  readonly computed: Computed;
  /** In how many of the periods a cell of the base was asked; those that were asked in every period of the form are left out. */
  readonly askedIn: Readonly<Record<string, number>>;
};

const computeOn = ({ base, given }: JointForm, added: Added): Computed => {
  const from = base.ordinals.length;
  const fixed = given.flatMap(({ cell: { code } }, at) => {
    const text = storedText(added, from + at);
    return text === undefined ? [] : [[code, text] as const];
  });
  const partial = given.flatMap(({ cell: { code } }, at) => (added.partial.includes(from + at) ? [code] : []));
  return computeTotal(base, added, {
    fixed: { ...Object.fromEntries(given.map(({ cell: { code } }) => [code, ''])), ...Object.fromEntries(fixed) },
    partial: new Set(partial),
  });
};

/** What can only be computed over some of the versions is computed over those. */
const withRestricted = (
  joint: JointForm,
  computed: Computed,
  periods: readonly AskedPeriod[],
  sheets: readonly Sheet[],
): Computed => {
  if (joint.within.size === 0) return computed;
  const results = [...computed.results];
  const totals = new Map<string, Computed>();
  for (const [code, versions] of joint.within) {
    const cell = joint.base.cell(code);
    const key = periods.map(({ form }) => form !== undefined && versions.has(form)).join();
    const total = totals.get(key) ?? addOver(joint, versions, periods, sheets);
    totals.set(key, total);
    if (cell) results[cell.index] = total.results[cell.index] ?? MISSING;
  }
  return { ...computed, results, result: (code) => results[joint.base.cell(code)?.index ?? -1] ?? MISSING };
};

const addOver = (
  joint: JointForm,
  versions: ReadonlySet<CompiledForm>,
  periods: readonly AskedPeriod[],
  sheets: readonly Sheet[],
): Computed => {
  const of = periods.filter(({ form }) => form !== undefined && versions.has(form));
  const own = sheets.filter(({ form }) => versions.has(form));
  return computeOn(joint, addOn(joint, of, own));
};

/** Without what was added behind the ordinals of the base. */
const ofOrdinals = ({ ordinals: { length } }: CompiledForm, added: Added): Added => {
  if (added.figures.length === length) return added;
  const { notAsked, ...rest } = added;
  return {
    ...rest,
    figures: added.figures.slice(0, length),
    notApplicable: added.notApplicable?.slice(0, length) ?? null,
    weights: added.weights?.slice(0, length) ?? null,
    partial: added.partial.filter((ordinal) => ordinal < length),
    ...(notAsked ? { notAsked: notAsked.filter((ordinal) => ordinal < length) } : {}),
  };
};

const askedIn = (joint: JointForm, periods: readonly AskedPeriod[]): Record<string, number> => {
  const asking = periods.flatMap(({ form }) => form ?? []);
  const figures = joint.base.cells.filter(({ type, greyed }) => isNumeric(type) && !greyed);
  return Object.fromEntries(
    figures.flatMap((cell) => {
      const count = asking.filter((version) => hasFigureOf(joint, version, cell)).length;
      return count === asking.length ? [] : [[cell.code, count] as const];
    }),
  );
};

/**
 * Adds what units sent for these periods, by whatever versions, as one form (R31): `base` is the version that the total is shown as.
 * A series that the version of some period does not ask for is there for the others; it is not missing in that period.
 */
export const addSheets = (
  base: CompiledForm,
  periods: readonly AskedPeriod[],
  sheets: readonly Sheet[],
): SheetsAdded => {
  const versions = [
    ...new Set([base, ...periods.flatMap(({ form }) => form ?? []), ...sheets.map(({ form }) => form)]),
  ];
  const joint = jointForm(base, versions);
  const added = addOn(joint, periods, sheets);
  const computed = withRestricted(joint, computeOn(joint, added), periods, sheets);
  return { added: ofOrdinals(base, added), computed, askedIn: askedIn(joint, periods) };
};
