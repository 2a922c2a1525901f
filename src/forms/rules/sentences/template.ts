import { type Expression, FormulaProblem } from '../expression/syntax.ts';

/** Names that an author may put into a sentence beside expressions: `{dòng}`, `{cột}`, `{kỳ trước}`. */
const PLACES = { dòng: 'row', cột: 'column', 'kỳ trước': 'previous', 'cùng kỳ năm trước': 'lastYear' } as const;
type PlaceName = (typeof PLACES)[keyof typeof PLACES];

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly expression: Expression }
  | { readonly kind: 'place'; readonly name: PlaceName };
export type Template = readonly TemplatePart[];

const placeNamed = (text: string): PlaceName | undefined =>
  Object.entries(PLACES).find(([name]) => name === text.normalize('NFC').toLowerCase())?.[1];

const BRACED = /\{([^{}]*)\}|[{}]/g;

const partOf = (inside: string, at: number, parse: (text: string) => Expression): TemplatePart => {
  const name = placeNamed(inside.trim());
  if (name) return { kind: 'place', name };
  if (inside.trim() === '')
    throw new FormulaProblem('Trong ngoặc nhọn cần mã ô hoặc phép tính, ví dụ {A02}.', { start: at, end: at + 2 });
  return { kind: 'value', expression: parse(inside) };
};

/** Reads `Nhân khẩu {cột} tăng từ {previous(A02)} lên {A02}`; throws FormulaProblem on a brace without its other and on what cannot be read inside. */
export const parseTemplate = (text: string, parse: (text: string) => Expression): Template => {
  const parts: TemplatePart[] = [];
  let from = 0;
  for (const match of text.matchAll(BRACED)) {
    const [whole, inside] = match;
    if (inside === undefined)
      throw new FormulaProblem('Ngoặc nhọn trong câu phải đủ cặp: {…}.', { start: match.index, end: match.index + 1 });
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    parts.push(partOf(inside, match.index, parse));
    from = match.index + whole.length;
  }
  return from < text.length ? [...parts, { kind: 'text', text: text.slice(from) }] : parts;
};
