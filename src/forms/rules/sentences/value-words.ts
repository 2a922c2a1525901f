import { compare, type Rational } from '../../../platform/rules/rational.ts';
import { formatPercent } from '../../../platform/text/vietnamese.ts';
import type { Field } from '../compiled.ts';
import type { Value } from '../environment.ts';
import type { Expression } from '../expression/syntax.ts';
import { formatValue, shortNumber } from '../format.ts';
import type { Plan } from '../plan.ts';
import { fieldOf, type Speaker } from './speaker.ts';

const PLACES = 2;
/** A third and 0,33 look alike at two places: more are shown until they differ. */
const MORE_PLACES = [2, 4, 6, 10, 20] as const;

/** A percentage, or a sum of percentages. */
const isPercent = (speaker: Speaker, part: Expression): boolean => {
  const ofPlan = (plan: Plan | undefined): boolean => {
    if (plan?.op === 'cell') return speaker.form.cells[plan.index]?.type === 'percent';
    return plan?.op === 'sum' && plan.parts.length > 0 && plan.parts.every(ofPlan);
  };
  return fieldOf(speaker, part)?.type === 'percent' || ofPlan(speaker.plan(part));
};

const numberWords = (field: Field | undefined, value: Rational, places: number, percent: boolean): string => {
  const { format, decimals = 0 } = field ?? {};
  const text = format === 'year' && field ? formatValue(field, { kind: 'number', value, partial: false }) : undefined;
  const shown = text ?? shortNumber(value, field ? Math.max(decimals, places) : places);
  return percent ? formatPercent(shown) : shown;
};

const valueWords = (field: Field | undefined, value: Value, places: number, percent: boolean): string => {
  switch (value.kind) {
    case 'number':
      return numberWords(field, value.value, places, percent);
    case 'notApplicable':
      return 'không phát sinh';
    case 'missing':
      return 'chưa có';
    case 'notAsked':
      return 'không hỏi ở kỳ này';
    case 'boolean':
      return value.value ? '“có”' : '“không”';
    case 'text':
      return field?.type === 'date'
        ? formatValue(field, value)
        : `“${field ? formatValue(field, value) : value.value}”`;
  }
};

/** What a part comes to, as officials write it. */
export const comesTo = (speaker: Speaker, part: Expression, places = PLACES, beside = part): string =>
  valueWords(
    fieldOf(speaker, part) ?? (part.kind === 'text' || part.kind === 'number' ? fieldOf(speaker, beside) : undefined),
    speaker.value(part),
    places,
    isPercent(speaker, part) || (part.kind === 'number' && isPercent(speaker, beside)),
  );

/** Two sides with as many decimals as it takes to see them differ. */
export const bothCome = (speaker: Speaker, left: Expression, right: Expression): readonly [string, string] => {
  const [a, b] = [speaker.value(left), speaker.value(right)];
  const differ = a.kind === 'number' && b.kind === 'number' && compare(a.value, b.value) !== 0;
  const shown = (places: number) =>
    [comesTo(speaker, left, places, right), comesTo(speaker, right, places, left)] as const;
  const places = MORE_PLACES.find((some) => !differ || shown(some)[0] !== shown(some)[1]);
  return shown(places ?? PLACES);
};
