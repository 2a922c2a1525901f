import { figureOf } from '../../forms/rules/compute.ts';
import { evaluate } from '../../forms/rules/evaluate.ts';
import type { Plan } from '../../forms/rules/plan.ts';
import { NOT_ASKED } from '../../forms/rules/values.ts';
import type { Coverage } from '../../totals/contract.ts';

/** A figure of a total that an indicator reads. */
export type Operand = {
  readonly form: string;
  /** The name by which the formula calls it. */
  readonly cell: string;
  /** Exact; `-` not applicable, `*` not asked in this period; null missing. */
  readonly value: string | null;
  /** It does not add: only its range is known. */
  readonly ranged: boolean;
  /** It lacks some of its members. */
  readonly partial: boolean;
};

/** What an indicator comes to: exact, or why it is no number. */
export type Reckoned = {
  readonly value: string | null;
  readonly partial: boolean;
  readonly why: string | null;
};

const none = (why: string): Reckoned => ({ value: null, partial: false, why });

/**
 * What the formula comes to over the totals, exactly. Where an operand does not add, was not asked or is missing there is no figure, and it
 * is said which; division by zero is not applicable.
 */
export const reckonIndicator = (plan: Plan, operands: readonly Operand[]): Reckoned => {
  const named = (of: (one: Operand) => boolean): string =>
    operands
      .filter(of)
      .map(({ form, cell }) => `${form} ${cell}`)
      .join(', ');
  const ranged = named((one) => one.ranged);
  if (ranged !== '') return none(`${ranged} không cộng được giữa các đơn vị`);
  const unasked = named(({ value }) => value === NOT_ASKED);
  if (unasked !== '') return none(`${unasked} không hỏi ở kỳ này`);
  const forms: Record<string, Record<string, string>> = {};
  for (const { form, cell, value } of operands) if (value !== null) forms[form] = { ...forms[form], [cell]: value };
  const result = evaluate(plan, { results: [], context: { forms }, lists: {} });
  if (result.kind === 'boolean' || result.kind === 'text') return none('công thức không ra số');
  const value = figureOf(result) ?? null;
  if (value === null) {
    const missing = named((one) => one.value === null);
    return none(missing === '' ? 'chưa có số liệu' : `${missing} chưa có số liệu`);
  }
  return { value, partial: operands.some(({ partial }) => partial), why: null };
};

/** The coverage of the worst operand: the least share of units that are in. */
export const worstCoverage = (all: readonly Coverage[]): Coverage | undefined =>
  all.reduce<Coverage | undefined>((worst, one) => {
    if (!worst) return one;
    // covered / expected, compared without dividing; who was asked nothing is covered least.
    const [left, right] = [one.covered * worst.expected, worst.covered * one.expected];
    return left < right || (one.expected === 0 && worst.expected > 0) ? one : worst;
  }, undefined);

type InTime = { readonly number: number; readonly effectiveFrom: string };

/** The version in force for a period: the latest that holds on its first day. */
export const versionInForce = <V extends InTime>(versions: readonly V[], start: string): V | undefined =>
  versions.filter(({ effectiveFrom }) => effectiveFrom <= start).toSorted((a, b) => b.number - a.number)[0];
