import { problem } from '../problems/catalogue.ts';

/** Bodies of this product nest a dozen levels at most; whoever sends more means to exhaust what reads them. */
const DEEPEST = 20;
/** NUL, and halves of surrogate pairs: no text, and the database keeps neither. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

type Place = { readonly value: unknown; readonly at: string; readonly depth: number };

const refuse = (at: string, message: string) =>
  problem('bad-request', { findings: [{ at: at.slice(0, 200), message }] });

const refuseText = (text: string, at: string): void => {
  if (!isStorable(text)) throw refuse(at, 'có ký tự không lưu được (ký tự rỗng hoặc mã Unicode hỏng); hãy gõ lại');
};

/** A key that cannot be stored is named by what holds it. */
const childrenOf = ({ value, at, depth }: Place): Place[] => {
  if (Array.isArray(value))
    return value.map((item, index) => ({ value: item, at: `${at}/${index}`, depth: depth + 1 }));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([key, item]) => {
    refuseText(key, at);
    return { value: item, at: `${at}/${key}`, depth: depth + 1 };
  });
};

/**
 * Refuses (400, naming the place) what came in and could not be kept as it is: unstorable characters anywhere, nesting without end.
 * Before anything else reads the body; without recursion, since it may be as deep as its bytes allow.
 */
export const refuseUnstorable = (value: unknown, at: string): void => {
  const waiting: Place[] = [{ value, at, depth: 0 }];
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    if (typeof place.value === 'string') refuseText(place.value, place.at);
    if (place.depth > DEEPEST) throw refuse(at, `lồng nhau quá ${DEEPEST} cấp`);
    for (const child of childrenOf(place)) waiting.push(child);
  }
};
