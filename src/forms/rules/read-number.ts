/**
 * How marks in numbers are meant: `vi` writes 1.234,5 (regulation texts, the page itself), `en` writes 1,234.5 (many spreadsheets).
 */
export type MarkStyle = 'vi' | 'en';

/** Digits before and after the decimal mark, as they were written. */
export type Digits = { readonly whole: string; readonly places: string };

export type NumberReading =
  | {
      readonly kind: 'read';
      readonly negative: boolean;
      readonly digits: Digits;
      readonly tells: MarkStyle | undefined;
    }
  /** One mark before exactly three digits: thousands in one style, a decimal in the other. */
  | { readonly kind: 'open'; readonly negative: boolean; readonly readings: Readonly<Record<MarkStyle, Digits>> }
  | { readonly kind: 'spaces' }
  | { readonly kind: 'none' };

const PLAIN = /^\d+$/;
const BREAK = /[\n\r\u2028\u2029\u0085\v\f]/;
const SPACE = /[^\S\n\r]/u;
/** One to three digits, then groups of three, each behind a space; what follows the last group is a mark or the end. */
const SPACED = /^[1-9]\d{0,2}(?: \d{3})+(?=[.,]|$)/;
const DECIMAL: Readonly<Record<MarkStyle, ',' | '.'>> = { vi: ',', en: '.' };
const GROUP: Readonly<Record<MarkStyle, ',' | '.'>> = { vi: '.', en: ',' };
const STYLES = ['vi', 'en'] as const;

const isGrouped = (text: string, mark: string): boolean => {
  const [first = '', ...groups] = text.split(mark);
  return /^[1-9]\d{0,2}$/.test(first) && groups.length > 0 && groups.every((group) => /^\d{3}$/.test(group));
};

/** The digits in one style; undefined where the text cannot be meant so. */
const inStyle = (text: string, style: MarkStyle): Digits | undefined => {
  const [head = '', places = '', ...more] = text.split(DECIMAL[style]);
  const hasDecimal = text.includes(DECIMAL[style]);
  if (more.length > 0 || (hasDecimal && !PLAIN.test(places))) return undefined;
  if (PLAIN.test(head)) return { whole: head, places };
  return isGrouped(head, GROUP[style]) ? { whole: head.replaceAll(GROUP[style], ''), places } : undefined;
};

const same = (a: Digits, b: Digits): boolean => a.whole === b.whole && a.places === b.places;

/** Spaces that stand before groups of three fall away; undefined where a space stands elsewhere. */
const withoutGroupSpaces = (text: string): string | undefined => {
  if (!text.includes(' ')) return text;
  const spaced = SPACED.exec(text)?.[0];
  if (spaced === undefined) return undefined;
  const rest = text.slice(spaced.length);
  return rest.includes(' ') ? undefined : `${spaced.replaceAll(' ', '')}${rest}`;
};

/**
 * Reads a number as written, without judging it: both styles are tried. Where they agree, or only one fits, it is read (`tells` says
 * which one fitted, if only one); where both fit and differ, it stays open. `1 234` and `12 34` are told apart: a space may stand only
 * before groups of three digits, and a line break nowhere.
 */
export const readNumber = (typed: string): NumberReading => {
  if (BREAK.test(typed.trim())) return { kind: 'spaces' };
  const [, sign = '', body = ''] = /^([-+−–]?) ?(.*)$/.exec(typed.trim().replace(new RegExp(SPACE, 'gu'), ' ')) ?? [];
  if (!/^\d[\d., ]*$/.test(body)) return { kind: 'none' };
  const text = withoutGroupSpaces(body);
  if (text === undefined) return { kind: 'spaces' };
  const negative = sign !== '' && sign !== '+';
  // Behind spaced groups a single mark can only be the decimal one.
  const spaced = text !== body;
  const [vi, en] = STYLES.map((style) => inStyle(text, style));
  if (vi && en && !same(vi, en)) {
    if (!spaced) return { kind: 'open', negative, readings: { vi, en } };
    const [mark = ','] = /[.,]/.exec(text) ?? [];
    const decimal = mark === ',' ? vi : en;
    return { kind: 'read', negative, digits: decimal, tells: mark === ',' ? 'vi' : 'en' };
  }
  const digits = vi ?? en;
  if (!digits) return { kind: 'none' };
  return { kind: 'read', negative, digits, tells: vi && en ? undefined : vi ? 'vi' : 'en' };
};

/** The canonical writing of a decimal: no leading or trailing zeros, a point, no minus before zero. */
export const canonicalDecimal = (negative: boolean, { whole, places }: Digits): string => {
  const head = whole.replace(/^0+(?=\d)/, '');
  const tail = places.replace(/0+$/, '');
  const digits = tail === '' ? head : `${head}.${tail}`;
  return negative && digits !== '0' ? `-${digits}` : digits;
};
