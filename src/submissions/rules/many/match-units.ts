import {
  hasCode,
  type Known,
  knownOf,
  type Meant,
  type NamedUnit,
  nameOf,
  unitNamed,
} from '../../../units/rules/unit-names.ts';

type Block = readonly (readonly string[])[];

/** A line of a block: what it says of its unit, whom that means, and its figures. */
export type MatchedLine = { readonly words: string; readonly unit: Meant; readonly figures: readonly string[] };

/** So many columns may stand in front of the figures: a running number, code, name, district. */
const MOST_FRONT = 5;

const isNumber = (text: string): boolean => /^[-–+]?[\d\s.,%]*$/.test(text);

/** “Đàm Thủy, huyện Trùng Khánh”, “Đàm Thủy (Trùng Khánh)”, “Đàm Thủy - Trùng Khánh”. */
const partsOf = (text: string): { readonly name: string; readonly district: string } => {
  const [name = '', ...rest] = text.split(/\s*[,(;]\s*|\s+[-–]\s+/);
  return { name, district: nameOf(rest.join(' ')).plain };
};

/** The lines of a column that name units or head them, and how many different units. */
const naming = (units: readonly Known[], districts: ReadonlySet<string>, block: Block, column: number) => {
  const found = block.flatMap((line) => {
    const text = line[column]?.trim() ?? '';
    if (text === '' || isNumber(text)) return [];
    const meant = unitNamed(units, partsOf(text).name, '');
    if (meant.kind === 'none') return districts.has(nameOf(text).plain) ? [''] : [];
    return [meant.kind === 'certain' ? meant.unit : meant.units.join(' ')];
  });
  return { lines: found.length, different: new Set(found.filter((unit) => unit !== '')).size };
};

/** The column in which every line has the code of another unit. One figure may be a code by chance; not as many as this. */
const codeColumn = (units: readonly Known[], block: Block, columns: readonly number[]): number | undefined =>
  columns.find((column) => {
    const texts = block.map((line) => line[column]?.trim() ?? '').filter((text) => text !== '');
    const found = new Set(texts.map((text) => units.findIndex((unit) => hasCode(unit, text))));
    return found.size > 2 && !found.has(-1) && found.size === texts.length;
  });

type Front = { readonly name: number | undefined; readonly code: number | undefined; readonly width: number };

/** Which columns in front of the figures say the unit; undefined where none does. A column of districts names few different ones. */
const frontOf = (units: readonly Known[], districts: ReadonlySet<string>, block: Block): Front | undefined => {
  const width = Math.max(0, ...block.map((line) => line.length));
  const columns = Array.from({ length: Math.min(MOST_FRONT, width) }, (_, at) => at);
  const filled = block.filter((line) => line.some((text) => text.trim() !== '')).length;
  const names = columns
    .map((column) => ({ column, ...naming(units, districts, block, column) }))
    .filter(({ lines, different }) => different > 0 && lines * 2 >= filled)
    .toSorted((a, b) => b.different - a.different);
  const name = names[0]?.column;
  const code = codeColumn(units, block, name === undefined ? columns.slice(0, 2) : columns.slice(0, name + 2));
  if (name === undefined && code === undefined) return undefined;
  const isDistricts = (column: number): boolean =>
    block.filter((line) => districts.has(nameOf(line[column] ?? '').plain)).length * 2 >= filled;
  const last = Math.max(name ?? 0, code ?? 0);
  return { name, code, width: isDistricts(last + 1) ? last + 2 : last + 1 };
};

/** Code and name that say different things are asked about. */
const together = (named: Meant, coded: Known | undefined): Meant => {
  if (!coded) return named;
  if (named.kind === 'none' || (named.kind === 'doubtful' && named.units.includes(coded.key)))
    return { kind: 'certain', unit: coded.key };
  if (named.kind === 'doubtful' || named.unit === coded.key) return named;
  return { kind: 'doubtful', units: [named.unit, coded.key] };
};

/** “Số hộ năm 2021” is a heading and no figure. */
const hasFigure = (figures: readonly string[]): boolean =>
  figures.some((text) => text.trim() !== '' && isNumber(text.trim()));
const isEmpty = (figures: readonly string[]): boolean => figures.every((text) => text.trim() === '');

/** One unit that two lines are said to be about is asked about in both. */
const withoutTwice = (lines: readonly MatchedLine[]): MatchedLine[] => {
  const times = new Map<string, number>();
  for (const { unit } of lines) if (unit.kind === 'certain') times.set(unit.unit, (times.get(unit.unit) ?? 0) + 1);
  return lines.map(({ unit, ...line }) =>
    unit.kind === 'certain' && (times.get(unit.unit) ?? 0) > 1
      ? { ...line, unit: { kind: 'doubtful', units: [unit.unit] } }
      : { ...line, unit },
  );
};

/**
 * Whom the lines of a block pasted from a spreadsheet are about, by the names or codes in front of their figures: with diacritics or
 * without, with or without the kind of unit; communes of one name are told apart by the district beside them or in a heading above. Lines
 * without figures are left out. Undefined where the block names no units: then it goes by position.
 */
export const matchUnits = (units: readonly NamedUnit[], block: Block): readonly MatchedLine[] | undefined => {
  const known = knownOf(units);
  const districts = new Set(known.map(({ above }) => above).filter((above) => above !== ''));
  const front = frontOf(known, districts, block);
  if (!front) return undefined;
  let heading = '';
  const lines = block.flatMap((line): MatchedLine[] => {
    const before = line.slice(0, front.width).map((text) => text.trim());
    const { name, district } = partsOf(before[front.name ?? -1] ?? '');
    const others = before.filter((_, column) => column !== front.name).map((text) => nameOf(text).plain);
    const own = district || (others.find((plain) => districts.has(plain)) ?? '');
    const coded =
      front.code === undefined ? undefined : known.find((unit) => hasCode(unit, before[front.code ?? -1] ?? ''));
    const unit = together(unitNamed(known, name, own || heading), coded);
    // A district heads the communes below it, whether its total stands beside it or not.
    if (unit.kind === 'none' && districts.has(nameOf(name).plain)) heading = nameOf(name).plain;
    const figures = line.slice(front.width);
    if (unit.kind === 'none' ? !hasFigure(figures) : isEmpty(figures)) return [];
    return [{ words: before.filter((text) => text !== '').join(' · '), unit, figures }];
  });
  return withoutTwice(lines);
};
