import { toText } from '../../../platform/rules/rational.ts';
import { parseExpression } from './parser.ts';
import type { Call, Expression } from './syntax.ts';

/** How a name, a call over a list, or a range is shown; undefined leaves it to the ordinary words. */
export type PartWords = (part: Expression) => string | undefined;

const SIGNS: Readonly<Record<string, string>> = {
  '-': '−',
  '*': '×',
  '<>': '≠',
  '<=': '≤',
  '>=': '≥',
  and: 'và',
  or: 'hoặc',
};

const decimalComma = (text: string): string => text.replace('.', ',');

const listWords = (noun: string, call: Call, words: (part: Expression) => string): string => {
  const [subject, condition] = call.arguments;
  const over = subject === undefined ? '' : words(subject);
  return condition === undefined ? `${noun} ${over}` : `${noun} ${over} (chỉ tính dòng có ${words(condition)})`;
};

const sumWords = (call: Call, words: (part: Expression) => string): string => {
  const [first] = call.arguments;
  if (call.arguments.length === 1 && first?.kind === 'range')
    return `tổng từ ${words(first.from)} đến ${words(first.to)}`;
  if (call.arguments.length === 2 && first?.kind === 'name' && first.parts.length === 2 && isCondition(call)) {
    return listWords('tổng', call, words);
  }
  return call.arguments.length === 1
    ? `tổng ${call.arguments.map(words).join('')}`
    : call.arguments.map(words).join(' + ');
};

/** Whether the second argument of a sum says which rows count. A bare name beside `L.TUOI` is a column of that list. */
const isCondition = (call: Call): boolean => {
  const second = call.arguments[1];
  return second !== undefined && (isTruth(second) || (second.kind === 'name' && second.parts.length === 1));
};

const isTruth = (part: Expression): boolean => {
  switch (part.kind) {
    case 'group':
      return isTruth(part.inner);
    case 'between':
    case 'not':
    case 'boolean':
      return true;
    case 'call':
      return part.name === 'filled' || part.name === 'unique';
    default:
      return part.kind === 'binary' && !'+-*/'.includes(part.operator);
  }
};

const callWords = (call: Call, words: (part: Expression) => string): string => {
  const [first, second, third] = call.arguments.map(words);
  switch (call.name) {
    case 'sum':
      return sumWords(call, words);
    case 'min':
      return `số nhỏ nhất trong (${call.arguments.map(words).join('; ')})`;
    case 'max':
      return `số lớn nhất trong (${call.arguments.map(words).join('; ')})`;
    case 'abs':
      return `|${first}|`;
    case 'round':
      return `làm tròn ${first} đến ${second ?? '0'} chữ số thập phân`;
    case 'if':
      return `nếu ${first} thì ${second}, nếu không thì ${third}`;
    case 'previous':
      return `kỳ trước của ${first}`;
    case 'previousinyear':
      return `kỳ trước trong năm của ${first}`;
    case 'sumsame':
      return `tổng ${first} của các dòng cùng ${call.arguments.slice(1).map(words).join(', ')}`;
    case 'lastyear':
      return `cùng kỳ năm trước của ${first}`;
    case 'count':
      return listWords('số dòng của danh sách', call, words);
    case 'unique':
      return `${listWords('', call, words).trim()} không trùng nhau`;
    case 'filled':
      return `${first} đã nhập`;
    case 'group':
      return `nhóm của đơn vị theo ${first}`;
  }
};

/** The expression as a reader of the page sees it; `custom` may show parts its own way (labels, values). */
export const expressionWords = (expression: Expression, custom: PartWords = () => undefined): string => {
  const words = (part: Expression): string => custom(part) ?? ordinary(part);
  const ordinary = (part: Expression): string => {
    switch (part.kind) {
      case 'number':
        return decimalComma(toText(part.value));
      case 'text':
        return `“${part.value}”`;
      case 'boolean':
        return part.value ? 'có' : 'không';
      case 'name':
        return part.parts.length === 3
          ? `${part.parts.slice(1).join('.')} của phiếu ${part.parts[0]}`
          : part.parts.join('.');
      case 'range':
        return `${words(part.from)} đến ${words(part.to)}`;
      case 'group':
        return `(${words(part.inner)})`;
      case 'negate':
        return `−${words(part.operand)}`;
      case 'not':
        return `không phải ${words(part.operand)}`;
      case 'between':
        return `${words(part.operand)} từ ${words(part.low)} đến ${words(part.high)}`;
      case 'binary':
        return `${words(part.left)} ${SIGNS[part.operator] ?? part.operator} ${words(part.right)}`;
      case 'call':
        return callWords(part, words);
    }
  };
  return words(expression);
};

/** A formula or check in Vietnamese words, for the designer and the messages; throws FormulaProblem when it cannot be read. */
export const explain = (expression: string): string => expressionWords(parseExpression(expression));
