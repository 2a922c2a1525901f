import { MAX_HEADINGS } from '../definition.ts';
import type { ReadNode, RowText } from './read-node.ts';
import { numberingOf, withoutUnit } from './sheet-words.ts';

type Line = { readonly text: RowText; readonly level: number };
/** Headings over a row: a form has no more. */
const DEEPEST = MAX_HEADINGS;
const OF_WHICH = /^(trong đó|gồm|bao gồm|chia ra|chia theo)/iu;

/** The mark of a row decides how deep it stands, else its indent; marks of one kind stand equally deep. */
const rankOf = ({ number, label, indent }: RowText): number => {
  const mark = numberingOf(number) ?? numberingOf(label);
  return mark === undefined ? 100 + indent : mark.rank;
};

/** Between numbered rows one without a number belongs to what stands above it, unless it opens a part: `Giáo dục:`. */
const unmarkedRank = ({ label, indent }: RowText): number =>
  /:$/.test(label) && !OF_WHICH.test(label) ? -1 : 50 + Math.min(indent, 40);

/** Ranks in the order in which they open inside each other, as in an outline. */
const levelled = (rows: readonly RowText[]): Line[] => {
  const marked = rows.some((row) => rankOf(row) < 100);
  const open: number[] = [];
  return rows.map((text) => {
    const rank = rankOf(text);
    const own = marked && rank >= 100 ? unmarkedRank(text) : rank;
    while (open.length > 0 && (open.at(-1) ?? 0) > own) open.pop();
    if (open.at(-1) !== own) open.push(own);
    return { text, level: open.length - 1 };
  });
};

/** A heading has nothing to count itself: no unit, no code, no figures, where the rows below it have. */
const isHeading = ({ text, level }: Line, below: readonly Line[], sheet: Sheet): boolean => {
  const [next] = below;
  if (!next || next.level <= level || level >= DEEPEST) return false;
  if (text.code !== undefined || text.figures.length > 0) return false;
  if (/:$/.test(text.label) || OF_WHICH.test(text.label)) return true;
  if (sheet.hasUnits) return text.unit === '' && next.text.unit !== '';
  return sheet.hasFigures || sheet.hasCodes || numberingOf(text.number || text.label)?.rank === 0;
};

/** A row with figures of its own below which the sheet numbers or indents others: `1. Hộ nghèo`, `a) chủ hộ là nữ`. */
const hasSubRows = ({ text, level }: Line, [next]: readonly Line[]): boolean =>
  next !== undefined &&
  next.level > level &&
  level < DEEPEST &&
  (numberingOf(next.text.number || next.text.label) !== undefined || next.text.indent > text.indent);

type Sheet = { readonly hasUnits: boolean; readonly hasFigures: boolean; readonly hasCodes: boolean };

const nameOf = ({ number, label }: RowText): string => {
  const plain = label.replace(/\s*:$/, '');
  const mark = numberingOf(number);
  // The number on paper stays with the words: people call a row by it.
  if (mark?.rank === 0 || (mark && mark.rank < 20)) return `${number.replace(/[.)]$/, '')}. ${plain}`;
  return plain.replace(/^[-–•*+]\s*/, '');
};

const leafOf = ({ text }: Line): ReadNode => {
  const { label, unit } = withoutUnit(nameOf(text));
  const said = text.unit || unit;
  return {
    label,
    unit: said,
    code: text.code,
    type:
      said === '%' ? 'percent' : text.figures.some((figure) => /^\d+[.,]\d{1,2}$/.test(figure)) ? 'decimal' : undefined,
    children: [],
  };
};

/** What the row itself counts, first below its own heading; the number stays with the heading. */
const ownLine = (line: Line): ReadNode => {
  const { label } = line.text;
  const plain = label.slice(numberingOf(label)?.length ?? 0).trim() || label;
  return leafOf({ ...line, text: { ...line.text, number: '', label: plain } });
};

const treeOf = (lines: readonly Line[], sheet: Sheet): ReadNode[] => {
  const nodes: ReadNode[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (!line) break;
    const rest = lines.slice(at + 1);
    const heads = isHeading(line, rest, sheet);
    if (!heads && !hasSubRows(line, rest)) {
      nodes.push(leafOf(line));
      at += 1;
      continue;
    }
    const end = rest.findIndex(({ level }) => level <= line.level);
    const inside = end < 0 ? rest : rest.slice(0, end);
    const children = [...(heads ? [] : [ownLine(line)]), ...treeOf(inside, sheet)];
    nodes.push({ ...leafOf(line), unit: '', code: undefined, type: undefined, children });
    at += 1 + inside.length;
  }
  return nodes;
};

/** The tree of rows of a foreign sheet, in its order. */
export const readRows = (rows: readonly RowText[]): ReadNode[] => {
  const named = rows.filter(({ label }) => label !== '');
  const sheet: Sheet = {
    hasUnits: named.some(({ unit }) => unit !== ''),
    hasFigures: named.some(({ figures }) => figures.length > 0),
    hasCodes: named.some(({ code }) => code !== undefined),
  };
  return treeOf(levelled(named), sheet);
};
