import type { Rational } from '../../../platform/rules/rational.ts';
import type { Expression } from '../expression/syntax.ts';
import { changeWords, floorWords } from './change.ts';
import type { Claim, ClaimOf, Comparing } from './claim.ts';
import { demandOf, uniqueColumn } from './demand.ts';
import { numberedName } from './naming.ts';
import { enumerated, fieldOf, type Speaker, unwrapped } from './speaker.ts';
import { bothCome, comesTo } from './value-words.ts';

// What a comparison that should hold turned out to be.
const NUMBERS: Readonly<Record<Comparing, string>> = {
  '=': 'khác',
  '<>': 'bằng',
  '<': 'không nhỏ hơn',
  '<=': 'lớn hơn',
  '>': 'không lớn hơn',
  '>=': 'nhỏ hơn',
};
const DAYS: Readonly<Record<Comparing, string>> = {
  '=': 'khác',
  '<>': 'trùng với',
  '<': 'không trước',
  '<=': 'sau',
  '>': 'không sau',
  '>=': 'trước',
};
const TURNED: Readonly<Record<Comparing, Comparing>> = {
  '=': '=',
  '<>': '<>',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

const isConstant = (part: Expression): boolean => ['number', 'text', 'boolean'].includes(unwrapped(part).kind);

/** What is there stands first, a constant last. */
const inOrder = (claim: ClaimOf<'compare'>): ClaimOf<'compare'> =>
  isConstant(claim.left) && !isConstant(claim.right)
    ? { ...claim, sign: TURNED[claim.sign], left: claim.right, right: claim.left }
    : claim;

/** `tổng số hộ ở phiếu này là 969, ở DT01 là 983`. */
const betweenForms = (speaker: Speaker, { sign, left, right }: ClaimOf<'compare'>): string | undefined => {
  const [a, b] = [unwrapped(left), unwrapped(right)];
  const [own, other] = [speaker.plan(a), speaker.plan(b)];
  if (a.kind !== 'name' || b.kind !== 'name' || own?.op !== 'cell' || other?.op !== 'form') return undefined;
  const [here, there] = bothCome(speaker, a, b);
  const than = sign === '=' ? `ở ${other.form} là ${there}` : `${NUMBERS[sign]} số ở ${other.form} (${there})`;
  return `${speaker.quantity(a)} ở phiếu này là ${here}, ${than}`;
};

const ofWords = (speaker: Speaker, { sign, left, right }: ClaimOf<'compare'>): string => {
  const [here, there] = bothCome(speaker, left, right);
  if (sign === '<>') return `${speaker.quantity(left)} không được là ${there}`;
  return isConstant(right)
    ? `${speaker.quantity(left)} là ${here}, cần là ${there}`
    : `${speaker.quantity(left)} là ${here}, khác ${speaker.quantity(right)} (${there})`;
};

const isText = (speaker: Speaker, part: Expression): boolean => speaker.value(part).kind !== 'number';

const compared = (speaker: Speaker, given: ClaimOf<'compare'>, floor: Rational | undefined): string => {
  const change = changeWords(speaker, given, floor);
  if (change) return change;
  const claim = inOrder(given);
  const forms = betweenForms(speaker, claim) ?? betweenForms(speaker, turned(claim));
  if (forms) return forms;
  const { sign, left, right } = claim;
  const isDay = fieldOf(speaker, left)?.type === 'date';
  if (isText(speaker, left) && !isDay) return ofWords(speaker, claim);
  const [here, there] = bothCome(speaker, left, right);
  const found = (isDay ? DAYS : NUMBERS)[sign];
  const than = isConstant(right) ? there : `${speaker.quantity(right)} (${there})`;
  return `${speaker.quantity(left)} là ${here}, ${found} ${than}${floorWords(floor, '')}`;
};

const turned = (claim: ClaimOf<'compare'>): ClaimOf<'compare'> => ({
  ...claim,
  sign: TURNED[claim.sign],
  left: claim.right,
  right: claim.left,
});

const bound = (speaker: Speaker, part: Expression, operand: Expression): string =>
  isConstant(part)
    ? comesTo(speaker, part, undefined, operand)
    : `${speaker.quantity(part)} (${comesTo(speaker, part)})`;

const outside = (speaker: Speaker, { operand, low, high, so }: ClaimOf<'between'>): string =>
  `${speaker.quantity(operand)} là ${comesTo(speaker, operand)}, ${so ? 'ngoài' : 'trong'} khoảng từ ${bound(speaker, low, operand)} đến ${bound(speaker, high, operand)}`;

const filledName = (speaker: Speaker, part: Expression): string => {
  const plan = speaker.plan(part);
  const cell = plan?.op === 'cell' ? speaker.form.cells[plan.index] : undefined;
  return cell ? numberedName(speaker.form, cell, speaker.quantity(part)) : speaker.quantity(part);
};

const isBlank = (claim: Claim): claim is ClaimOf<'filled'> => claim.kind === 'filled' && claim.so;

const toFill = (speaker: Speaker, claims: readonly ClaimOf<'filled'>[]): string =>
  `cần nhập ${enumerated(claims.map(({ part }) => filledName(speaker, part)))}`;

/** Of several of which one would do; what is not filled is asked for, because of what is filled beside it. */
const noneOf = (speaker: Speaker, { parts }: ClaimOf<'any'>): string => {
  const blanks = parts.filter(isBlank);
  const others = parts.filter((part) => !isBlank(part));
  const because = others.filter((part): part is ClaimOf<'compare'> => part.kind === 'compare');
  const [first] = blanks;
  if (first && blanks.length === 1 && because.length === others.length && because.length > 0) {
    const states = because.map(({ left }) => `${speaker.quantity(left)} là ${comesTo(speaker, left)}`);
    return `${toFill(speaker, [first])} vì ${enumerated(states)}`;
  }
  if (others.length === 0)
    return `cần nhập ${enumerated(
      blanks.map(({ part }) => filledName(speaker, part)),
      'hoặc',
    )}`;
  return `cần một trong các điều sau: ${parts.map((part) => demandOf(speaker, part)).join('; hoặc ')}`;
};

const failsIn = (speaker: Speaker, claim: Claim): boolean => {
  if (claim.kind === 'all') return claim.parts.some((part) => failsIn(speaker, part));
  if (claim.kind === 'any') return claim.parts.every((part) => failsIn(speaker, part));
  const value = speaker.value(claim.source);
  return value.kind === 'boolean' && value.value !== claim.so;
};

const MOST_SAID = 3;

const eachOf = (speaker: Speaker, { parts }: ClaimOf<'all'>, floor: Rational | undefined): string => {
  const failed = parts.filter((part) => failsIn(speaker, part));
  const blanks = failed.filter(isBlank);
  const rest = failed.filter((part) => !isBlank(part)).map((part) => findingOf(speaker, part, floor));
  const all = blanks.length > 0 ? [toFill(speaker, blanks), ...rest] : rest;
  return [...new Set(all)].slice(0, MOST_SAID).join('; ');
};

const chosen = (speaker: Speaker, claim: ClaimOf<'choice'>): Claim => {
  const taken = speaker.value(claim.condition);
  return taken.kind === 'boolean' && taken.value ? claim.whenTrue : claim.whenFalse;
};

/** What is wrong with a claim that does not hold; empty where nothing can be said beyond the rule's own message. */
export function findingOf(speaker: Speaker, claim: Claim, floor?: Rational): string {
  switch (claim.kind) {
    case 'all':
      return eachOf(speaker, claim, floor);
    case 'any':
      return noneOf(speaker, claim);
    case 'compare':
      return compared(speaker, claim, floor);
    case 'between':
      return outside(speaker, claim);
    case 'filled':
      return claim.so ? toFill(speaker, [claim]) : `không nhập ${filledName(speaker, claim.part)}`;
    case 'unique':
      return claim.so
        ? `${uniqueColumn(speaker, claim.source)} ${speaker.repeated(claim.source)}`
        : `${uniqueColumn(speaker, claim.source)} cần có giá trị trùng nhau`;
    case 'choice':
      return findingOf(speaker, chosen(speaker, claim), floor);
    case 'truth':
      return isConstant(claim.source)
        ? ''
        : `${speaker.quantity(claim.source)} là “${claim.so ? 'không' : 'có'}”, cần là “${claim.so ? 'có' : 'không'}”`;
  }
}
