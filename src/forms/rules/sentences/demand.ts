import type { Expression } from '../expression/syntax.ts';
import { type Claim, type ClaimOf, type Comparing, claimOf } from './claim.ts';
import { fieldOf, type Speaker, unwrapped } from './speaker.ts';

const NUMBERS: Readonly<Record<Comparing, string>> = {
  '=': 'bằng',
  '<>': 'khác',
  '<': 'nhỏ hơn',
  '<=': 'không lớn hơn',
  '>': 'lớn hơn',
  '>=': 'không nhỏ hơn',
};
const DAYS: Readonly<Record<Comparing, string>> = {
  '=': 'là',
  '<>': 'khác',
  '<': 'trước',
  '<=': 'không sau',
  '>': 'sau',
  '>=': 'không trước',
};

const isWord = (part: Expression): boolean => {
  const { kind } = unwrapped(part);
  return kind === 'text' || kind === 'boolean';
};

const compareWords = (speaker: Speaker, { sign, left, right }: ClaimOf<'compare'>): string => {
  const [first, second] = isWord(left) ? [right, left] : [left, right];
  const isDay = fieldOf(speaker, first)?.type === 'date';
  const words = isDay ? DAYS : isWord(second) ? { ...NUMBERS, '=': 'là' } : NUMBERS;
  return `${speaker.quantity(first)} ${words[sign]} ${speaker.quantity(second)}`;
};

const betweenWords = (speaker: Speaker, { operand, low, high, so }: ClaimOf<'between'>): string =>
  `${speaker.quantity(operand)} ${so ? 'trong' : 'ngoài'} khoảng từ ${speaker.quantity(low)} đến ${speaker.quantity(high)}`;

const truthWords = (speaker: Speaker, { source, so }: ClaimOf<'truth'>): string =>
  source.kind === 'boolean'
    ? `điều kiện ${source.value === so ? 'luôn đạt' : 'không bao giờ đạt'}`
    : `${speaker.quantity(source)} là “${so ? 'có' : 'không'}”`;

/** The column of a list that must not repeat itself. */
export const uniqueColumn = (speaker: Speaker, source: Expression): string => {
  const plan = speaker.plan(source);
  const part = source.kind === 'call' ? source.arguments[0] : undefined;
  const code = part?.kind === 'name' ? part.parts.at(-1) : undefined;
  const section = speaker.form.section(plan?.op === 'unique' ? plan.section : (speaker.list ?? ''));
  const field = section?.fields.find((one) => one.code === code);
  return `cột “${field?.label ?? section?.title ?? speaker.form.definition.title}”`;
};

const claimWords = (speaker: Speaker, claim: Claim): string => {
  const each = (part: Claim) => claimWords(speaker, part);
  switch (claim.kind) {
    case 'all':
      return claim.parts.map(each).join(' và ');
    case 'any':
      return claim.parts.map(each).join(' hoặc ');
    case 'compare':
      return compareWords(speaker, claim);
    case 'between':
      return betweenWords(speaker, claim);
    case 'filled':
      return `${claim.so ? 'đã nhập' : 'không nhập'} ${speaker.quantity(claim.part)}`;
    case 'unique':
      return `${uniqueColumn(speaker, claim.source)} ${claim.so ? 'không có' : 'có'} giá trị trùng nhau`;
    case 'choice':
      return `nếu ${speaker.demand(claim.condition)} thì ${each(claim.whenTrue)}, nếu không thì ${each(claim.whenFalse)}`;
    case 'truth':
      return truthWords(speaker, claim);
  }
};

export const demandOf = (speaker: Speaker, claim: Claim): string => claimWords(speaker, claim);
export const demandWords = (speaker: Speaker, part: Expression): string => claimWords(speaker, claimOf(part));
