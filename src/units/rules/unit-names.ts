import { searchKey } from '../../platform/text/search-key.ts';

/** A unit that a line of a pasted block may be about. `district` null: the unit is a district, or the tree has none. */
export type NamedUnit = {
  readonly key: string;
  readonly code: string;
  /** With its kind, `xã Đàm Thủy`. */
  readonly name: string;
  readonly district: string | null;
};

/** Whom a text means: one unit for certain, some to be asked about, or nobody. */
export type Meant =
  | { readonly kind: 'certain'; readonly unit: string }
  | { readonly kind: 'doubtful'; readonly units: readonly string[] }
  | { readonly kind: 'none' };

const NONE: Meant = { kind: 'none' };

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Lower case and composed; the tone of each word at its end, so that hoà and hòa are one writing. */
const markedKey = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\p{L}\p{M}]+/gu, (word) => word.replace(TONES, '') + (word.match(TONES) ?? []).join(''))
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

const KINDS: Readonly<Record<string, string>> = {
  'thi tran': 'thi tran',
  'thanh pho': 'thanh pho',
  'thi xa': 'thi xa',
  xa: 'xa',
  phuong: 'phuong',
  huyen: 'huyen',
  tt: 'thi tran',
  tp: 'thanh pho',
  tx: 'thi xa',
  x: 'xa',
  p: 'phuong',
  h: 'huyen',
};

/** A name as it is compared: without diacritics, with them, and the kind of unit that it says, each by itself. */
export type Name = { readonly kind: string; readonly plain: string; readonly marked: string };

export const nameOf = (text: string): Name => {
  const [plain, marked] = [searchKey(text), markedKey(text)];
  const begins = Object.keys(KINDS).find((kind) => plain.startsWith(`${kind} `));
  if (begins === undefined) return { kind: '', plain, marked };
  const words = begins.split(' ').length;
  const rest = (key: string): string => key.split(' ').slice(words).join(' ');
  return { kind: KINDS[begins] ?? '', plain: rest(plain), marked: rest(marked) };
};

export type Known = NamedUnit & { readonly own: Name; readonly above: string };

export const knownOf = (units: readonly NamedUnit[]): Known[] =>
  units.map((unit) => ({ ...unit, own: nameOf(unit.name), above: nameOf(unit.district ?? '').plain }));

/** One letter more, less or another, or two neighbours changed round. */
const isNear = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 4) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && right === `${left[1]}${left[0]}`);
};

const ask = (units: readonly Known[]): Meant =>
  units.length === 0 ? NONE : { kind: 'doubtful', units: units.map(({ key }) => key) };

const inDistrict = (units: readonly Known[], district: string): readonly Known[] => {
  const inside = units.filter(({ above }) => above === district);
  return inside.length > 0 ? inside : units;
};

/** “Huyện Trùng Khánh” is not the township of that name: a heading or a total of its district. */
const isHigher = (name: Name, unit: Known): boolean =>
  (name.kind === 'huyen' || name.kind === 'thanh pho') && name.kind !== unit.own.kind && unit.above !== '';

/**
 * Whom a name means. Without any diacritics it stands for the one unit that it may be; with others than the unit's own, with another kind,
 * or where several bear it and no district tells them apart, it is asked about; so is what is nearly a name.
 */
export const unitNamed = (units: readonly Known[], text: string, district: string): Meant => {
  const name = nameOf(text);
  if (name.plain === '') return NONE;
  const possible = units.filter((unit) => !isHigher(name, unit));
  const same = possible.filter(({ own }) => own.plain === name.plain);
  if (same.length === 0) return ask(possible.filter(({ own }) => isNear(own.plain, name.plain)));
  const exact = same.filter(({ own }) => own.marked === name.marked);
  const ofKind = (some: readonly Known[]) => {
    const inside = some.filter(({ own }) => name.kind === '' || own.kind === '' || own.kind === name.kind);
    return inside.length > 0 ? inside : some;
  };
  const meant = inDistrict(ofKind(exact.length > 0 ? exact : same), district);
  const [only] = meant;
  if (meant.length !== 1 || !only) return ask(meant);
  const isWrittenSo = exact.length > 0 || name.plain === name.marked;
  const isOfKind = name.kind === '' || only.own.kind === '' || only.own.kind === name.kind;
  const isThere = district === '' || only.above === '' || only.above === district;
  return isWrittenSo && isOfKind && isThere ? { kind: 'certain', unit: only.key } : ask(meant);
};

/** Codes as other offices write them: a spreadsheet drops the zero in front. */
export const hasCode = ({ code }: NamedUnit, text: string): boolean =>
  /^\d{2,6}$/.test(text) && Number(code) === Number(text);
