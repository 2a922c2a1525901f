import { insideSentence } from '../../../platform/text/sentence.ts';
import type { AxisEntry } from '../compiled.ts';

/** A row or column as sentences name it: `số hộ`, `nhân khẩu nữ` (of `Trong đó: nữ` below `Nhân khẩu`), `II` for its number on paper. */
export type LeafName = {
  readonly text: string;
  /** The total among its neighbours: need not be said where nothing else is meant. */
  readonly whole: boolean;
  readonly numbering: string | undefined;
};
export type AxisNames = ReadonlyMap<string, LeafName>;

const OF_WHICH = /^trong đó\s*:?\s*/iu;
const NUMBERING = /^([IVXLC]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s+/u;
const WHOLE = /^(tổng số|tổng cộng|cộng|chung|tổng)$/iu;

/** Names and abbreviations keep their capital: `Lô Lô`, `OCOP`. */
const isProper = (text: string): boolean => /^\p{Lu}[\p{Lu}\p{N}]/u.test(text) || /^\p{Lu}\S*\s+\p{Lu}/u.test(text);

/** The words inside a sentence. */
export const softened = (text: string): string => (isProper(text) ? text : insideSentence(text));

const withoutNumbering = (label: string): string => label.replace(NUMBERING, '').trim() || label;

type Leaf = {
  readonly code: string;
  readonly name: LeafName;
  readonly parents: readonly string[];
  readonly isName: boolean;
};

const leafOf = (entry: AxisEntry, base: string | undefined, parents: readonly string[], isName: boolean): Leaf => {
  const plain = withoutNumbering(entry.label);
  const part = plain.replace(OF_WHICH, '').trim();
  const isPart = part !== plain && part !== '';
  const of = isPart && base !== undefined && !WHOLE.test(base) ? `${base} ` : '';
  const own = isPart ? part : plain;
  const text = isName ? own : softened(`${of}${of === '' ? own : softened(own)}`);
  const name = { text, whole: WHOLE.test(plain), numbering: NUMBERING.exec(entry.label)?.[1] };
  return { code: entry.code ?? '', name, parents, isName };
};

const leavesOf = (
  entries: readonly AxisEntry[],
  parents: readonly string[],
  isName: (code: string) => boolean,
): Leaf[] => {
  let base: string | undefined;
  return entries.flatMap((entry) => {
    if (entry.children) return leavesOf(entry.children, [...parents, entry.label], isName);
    const leaf = leafOf(entry, base, parents, isName(entry.code ?? ''));
    if (!OF_WHICH.test(withoutNumbering(entry.label))) base = withoutNumbering(entry.label);
    return [leaf];
  });
};

/** Two of one name are told apart by the headings above them. */
const apart = ({ name, parents }: Leaf): LeafName =>
  parents.length === 0 ? name : { ...name, text: `${name.text} (${parents.join(', ')})` };

/** The leaves of an axis by their codes. `isName`: those whose label is a proper name (an ethnic group). */
export const axisNames = (entries: readonly AxisEntry[], isName: (code: string) => boolean): AxisNames => {
  const leaves = leavesOf(entries, [], isName);
  const times = new Map<string, number>();
  for (const { name } of leaves) times.set(name.text, (times.get(name.text) ?? 0) + 1);
  return new Map(leaves.map((leaf) => [leaf.code, (times.get(leaf.name.text) ?? 0) > 1 ? apart(leaf) : leaf.name]));
};
