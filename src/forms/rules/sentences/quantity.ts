import { compare, HUNDRED, multiply, type Rational } from '../../../platform/rules/rational.ts';
import { formatPercent } from '../../../platform/text/vietnamese.ts';
import type { Binary, Call, Expression, Name } from '../expression/syntax.ts';
import { shortNumber } from '../format.ts';
import { softened } from './labels.ts';
import { enumerated, fieldOf, type Speaker } from './speaker.ts';

const PLACES = 6;
/** Of more than this only the first and the last are named. */
const MOST_NAMED = 4;
const ONE: Rational = { n: 1n, d: 1n };

const foreign = (parts: readonly string[]): string => `số ở phiếu ${parts[0]} (${parts.slice(1).join('.')})`;

const nameWords = (speaker: Speaker, name: Name): string => {
  const plan = speaker.plan(name);
  const cell = plan?.op === 'cell' ? speaker.form.cells[plan.index] : undefined;
  if (cell) return speaker.cell(cell);
  if (plan?.op === 'form') return foreign([plan.form, plan.code]);
  const field = fieldOf(speaker, name);
  return field ? softened(field.label) : 'số liệu';
};

const earlierWords = (speaker: Speaker, call: Call): string => {
  const plan = speaker.plan(call);
  if (plan?.op !== 'previous' && plan?.op !== 'lastYear') return 'số liệu kỳ trước';
  const cell = speaker.form.cell(plan.code);
  return `${cell ? speaker.cell(cell) : 'số liệu'} của ${speaker.earlier[plan.op]}`;
};

/** `a + b + c` and `sum(a, b, c)` name the same parts. */
const addends = (part: Expression): readonly Expression[] => {
  if (part.kind === 'group') return addends(part.inner);
  return part.kind === 'binary' && part.operator === '+' ? [...addends(part.left), ...addends(part.right)] : [part];
};

const addedWords = (speaker: Speaker, parts: readonly Expression[]): string => {
  const [first] = parts;
  if (parts.length === 1 && first)
    return first.kind === 'range' ? `tổng ${speaker.quantity(first)}` : speaker.quantity(first);
  const named = parts.map(speaker.quantity);
  return named.length > MOST_NAMED
    ? `tổng của ${named.length} mục từ ${named[0]} đến ${named.at(-1)}`
    : `tổng của ${enumerated(named)}`;
};

const listTitle = ({ form }: Speaker, code: string): string =>
  `danh sách “${form.section(code)?.title ?? form.definition.title}”`;

/** Rows of a list that count, and of what. */
const listWords = (speaker: Speaker, call: Call, section: string, noun: string): string => {
  const condition = call.arguments[1];
  const rows = condition === undefined ? '' : ` (chỉ tính dòng có ${speaker.within(section).demand(condition)})`;
  return `${noun} trong ${listTitle(speaker, section)}${rows}`;
};

const columnName = (speaker: Speaker, section: string, part: Expression | undefined): string => {
  const code = part?.kind === 'name' ? part.parts.at(-1) : undefined;
  const field = speaker.form.section(section)?.fields.find((one) => one.code === code);
  return field ? softened(field.label) : 'số liệu';
};

const togetherWords = (speaker: Speaker, { arguments: [field, ...keys] }: Call): string =>
  `tổng ${field ? speaker.quantity(field) : 'số liệu'} của các dòng cùng ${enumerated(keys.map(speaker.quantity))}`;

const callWords = (speaker: Speaker, call: Call): string => {
  const plan = speaker.plan(call);
  if (plan?.op === 'count') return listWords(speaker, call, plan.section, 'số dòng');
  if (plan?.op === 'total')
    return listWords(speaker, call, plan.section, `tổng ${columnName(speaker, plan.section, call.arguments[0])}`);
  if (plan?.op === 'together') return togetherWords(speaker, call);
  const [first, second, third] = call.arguments;
  switch (call.name) {
    case 'sum':
      return addedWords(speaker, call.arguments);
    case 'min':
    case 'max':
      return `số ${call.name === 'min' ? 'nhỏ' : 'lớn'} nhất trong ${enumerated(call.arguments.map(speaker.quantity))}`;
    case 'abs':
      return first ? absoluteWords(speaker, first) : 'chênh lệch';
    case 'round':
      return first ? `${speaker.quantity(first)} làm tròn` : 'số làm tròn';
    case 'if':
      return first && second && third ? chosenWords(speaker, first, second, third) : 'số liệu';
    case 'previous':
    case 'previousinyear':
    case 'lastyear':
      return earlierWords(speaker, call);
    case 'group':
      return plan?.op === 'group' ? `nhóm của đơn vị theo phân loại ${plan.scheme}` : 'nhóm của đơn vị';
    default:
      return speaker.demand(call);
  }
};

const absoluteWords = (speaker: Speaker, part: Expression): string => {
  if (part.kind === 'group') return absoluteWords(speaker, part.inner);
  return part.kind === 'binary' && part.operator === '-'
    ? `chênh lệch giữa ${speaker.quantity(part.left)} và ${speaker.quantity(part.right)}`
    : `${speaker.quantity(part)} không kể dấu`;
};

/** What it comes to now is said by the branch that was taken. */
const chosenWords = (speaker: Speaker, condition: Expression, whenTrue: Expression, whenFalse: Expression): string => {
  const taken = speaker.value(condition);
  return speaker.quantity(taken.kind === 'boolean' && taken.value ? whenTrue : whenFalse);
};

const timesWords = (speaker: Speaker, { left, right }: Binary): string => {
  const [factor, of] = left.kind === 'number' ? [left, right] : [right, left];
  if (factor.kind !== 'number') return `${speaker.quantity(left)} nhân ${speaker.quantity(right)}`;
  return compare(factor.value, ONE) < 0
    ? `${formatPercent(shortNumber(multiply(factor.value, HUNDRED), PLACES))} của ${speaker.quantity(of)}`
    : `${shortNumber(factor.value, PLACES)} lần ${speaker.quantity(of)}`;
};

const binaryWords = (speaker: Speaker, part: Binary): string => {
  switch (part.operator) {
    case '+':
      return addedWords(speaker, addends(part));
    case '-':
      return `${speaker.quantity(part.left)} trừ ${speaker.quantity(part.right)}`;
    case '*':
      return timesWords(speaker, part);
    case '/':
      return `${speaker.quantity(part.left)} chia cho ${speaker.quantity(part.right)}`;
    default:
      return speaker.demand(part);
  }
};

export const quantityWords = (speaker: Speaker, part: Expression): string => {
  switch (part.kind) {
    case 'number':
      return shortNumber(part.value, PLACES);
    case 'text':
      return `“${part.value}”`;
    case 'boolean':
      return part.value ? '“có”' : '“không”';
    case 'name':
      return nameWords(speaker, part);
    case 'range':
      return `từ ${speaker.quantity(part.from)} đến ${speaker.quantity(part.to)}`;
    case 'group':
      return speaker.quantity(part.inner);
    case 'negate':
      return `số đối của ${speaker.quantity(part.operand)}`;
    case 'call':
      return callWords(speaker, part);
    case 'binary':
      return binaryWords(speaker, part);
    case 'not':
    case 'between':
      return speaker.demand(part);
  }
};
