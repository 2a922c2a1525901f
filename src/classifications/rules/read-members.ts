import { searchKey } from '../../platform/text/search-key.ts';
import { hasCode, type Known, knownOf, type NamedUnit, nameOf, unitNamed } from '../../units/rules/unit-names.ts';
import type { SchemeGroup } from './scheme.ts';

/** A line that says for certain which unit stands in which group. */
export type ReadMember = { readonly unit: string; readonly group: string };

/**
 * A line that has to be looked at: no such unit, one of several, no such group, or a unit that another line names too. `line` counts from 1.
 * `units` are who may be meant, `group` what could be read of it.
 */
export type ReadProblem = {
  readonly line: number;
  readonly words: string;
  readonly why: 'unit' | 'which' | 'group' | 'twice';
  readonly units: readonly string[];
  readonly group: string | null;
};
export type ReadMembers = {
  readonly members: readonly ReadMember[];
  readonly problems: readonly ReadProblem[];
  /** Lines that name neither a unit nor a group: headings, totals, blanks between. */
  readonly skipped: number;
};

type Sheet = readonly (readonly string[])[];
type Line = { readonly number: number; readonly words: string; readonly unit: Found; readonly group: string | null };
type Found =
  | { readonly kind: 'certain'; readonly unit: string }
  | { readonly kind: 'which'; readonly units: readonly string[] }
  | { readonly kind: 'none' };

/** Words that stand before the code of a group as officials write it: “xã khu vực III”, “Nhóm 2”. */
const BEFORE_GROUP = /^(?:(?:xa|thon|thuoc|khu vuc|vung|nhom|loai|kv) )+/;

/** Which group a cell says: by its code, by its words, or by its code behind “khu vực”. */
export const groupSaid = (groups: readonly SchemeGroup[], text: string): string | undefined => {
  const key = searchKey(text);
  if (key === '') return undefined;
  const bare = key.replace(BEFORE_GROUP, '');
  const found =
    groups.find(({ code }) => searchKey(code) === key) ??
    groups.find(({ label }) => searchKey(label) === key) ??
    groups.find(({ code }) => searchKey(code) === bare);
  return found?.code;
};

const isNumber = (text: string): boolean => /^[\d\s.,%]+$/.test(text);

/** “Đàm Thủy, huyện Trùng Khánh”, “Đàm Thủy (Trùng Khánh)”. */
const partsOf = (text: string): { readonly name: string; readonly district: string } => {
  const [name = '', ...rest] = text.split(/\s*[,(;]\s*|\s+[-–]\s+/);
  return { name, district: nameOf(rest.join(' ')).plain };
};

/** The column whose cells are codes of units in most lines that have anything in it: a running number is a code by chance only. */
const codeColumn = (known: readonly Known[], sheet: Sheet): number | undefined => {
  const width = Math.max(0, ...sheet.map((line) => line.length));
  return Array.from({ length: Math.min(width, 8) }, (_, at) => at).find((column) => {
    const texts = sheet.map((line) => line[column]?.trim() ?? '').filter((text) => isNumber(text) && text.length >= 2);
    const codes = texts.filter((text) => known.some((unit) => hasCode(unit, text)));
    return codes.length > 0 && codes.length * 2 > texts.length && codes.some((text) => Number(text) > 99);
  });
};

type Reading = {
  readonly known: readonly Known[];
  readonly districts: ReadonlySet<string>;
  readonly code: number | undefined;
};

const byName = ({ known, districts }: Reading, cells: readonly string[], heading: string): Found => {
  const other = cells.map((text) => nameOf(text).plain).find((plain) => districts.has(plain));
  let best: Found = { kind: 'none' };
  for (const text of cells) {
    if (isNumber(text)) continue;
    const { name, district } = partsOf(text);
    const meant = unitNamed(known, name, district || other || heading);
    if (meant.kind === 'certain') return { kind: 'certain', unit: meant.unit };
    if (meant.kind === 'doubtful' && best.kind === 'none') best = { kind: 'which', units: meant.units };
  }
  return best;
};

/** A code and a name that say different things are asked about. */
const unitOf = (reading: Reading, cells: readonly string[], coded: string | undefined, heading: string): Found => {
  const named = byName(reading, cells, heading);
  const unit = coded === undefined ? undefined : reading.known.find((one) => hasCode(one, coded));
  if (!unit) return named;
  const agrees = named.kind === 'none' || (named.kind === 'certain' ? [named.unit] : named.units).includes(unit.key);
  if (agrees) return { kind: 'certain', unit: unit.key };
  return { kind: 'which', units: [unit.key, ...(named.kind === 'certain' ? [named.unit] : [])] };
};

const linesOf = (reading: Reading, groups: readonly SchemeGroup[], sheet: Sheet, usual: string | null): Line[] => {
  let heading = '';
  return sheet.map((raw, at) => {
    const cells = raw.map((text) => text.trim());
    const said = cells.findLast((text) => groupSaid(groups, text) !== undefined);
    const rest = cells.filter((text) => text !== '' && text !== said);
    const unit = unitOf(reading, rest, reading.code === undefined ? undefined : cells[reading.code], heading);
    const above = rest.map((text) => nameOf(text).plain).find((plain) => reading.districts.has(plain));
    // A district alone in its line heads the communes below it.
    if (unit.kind === 'none' && above !== undefined) heading = above;
    const own = said === undefined ? null : (groupSaid(groups, said) ?? null);
    const group = own ?? (unit.kind === 'none' ? null : usual);
    return {
      number: at + 1,
      words: cells
        .filter((text) => text !== '')
        .join(' · ')
        .slice(0, 200),
      unit,
      group,
    };
  });
};

const problemOf = (
  { number, words, unit, group }: Line,
  times: ReadonlyMap<string, number>,
): ReadProblem | undefined => {
  const at = { line: number, words, group };
  if (unit.kind === 'none') return group === null ? undefined : { ...at, why: 'unit', units: [] };
  if (unit.kind === 'which') return { ...at, why: 'which', units: unit.units };
  if (group === null) return { ...at, why: 'group', units: [unit.unit] };
  return (times.get(unit.unit) ?? 0) > 1 ? { ...at, why: 'twice', units: [unit.unit] } : undefined;
};

/**
 * Reads a pasted block or a sheet as a list of a scheme: units by their codes or names (with a district beside them or in a heading above,
 * with diacritics or without), groups by their codes or words. `usual`: the group of lines that say none, where there is but one.
 */
export const readMembers = (
  units: readonly NamedUnit[],
  groups: readonly SchemeGroup[],
  sheet: Sheet,
  usual: string | null = groups.length === 1 ? (groups[0]?.code ?? null) : null,
): ReadMembers => {
  const known = knownOf(units);
  const districts = new Set(known.map(({ above }) => above).filter((above) => above !== ''));
  const lines = linesOf({ known, districts, code: codeColumn(known, sheet) }, groups, sheet, usual);
  const times = new Map<string, number>();
  for (const { unit } of lines) if (unit.kind === 'certain') times.set(unit.unit, (times.get(unit.unit) ?? 0) + 1);
  const problems = lines.flatMap((line) => problemOf(line, times) ?? []);
  const wrong = new Set(problems.map(({ line }) => line));
  const members = lines.flatMap(({ number, unit, group }) =>
    unit.kind === 'certain' && group !== null && !wrong.has(number) ? [{ unit: unit.unit, group }] : [],
  );
  return { members, problems, skipped: lines.length - members.length - problems.length };
};

/** A pasted text as lines and cells: tabs between cells, as a spreadsheet copies them; else semicolons. */
export const pastedSheet = (text: string): string[][] =>
  text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(line.includes('\t') ? '\t' : ';'));
