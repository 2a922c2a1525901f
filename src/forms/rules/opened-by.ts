import type { CheckInstance, CompiledForm } from './compiled.ts';
import { type Concern, concernsOf, type Source, sourcesOf } from './concerns.ts';

/** Returned places that the form does not have; a list is returned whole, by its section's code. */
export const unknownPlaces = (form: CompiledForm, places: readonly string[]): string[] =>
  places.filter((place) => !form.cell(place) && form.section(place)?.shape !== 'list');

const inputsAmong = (form: CompiledForm, codes: readonly string[]): Source[] =>
  codes.flatMap((code) => {
    const cell = form.cell(code);
    return cell?.input ? [cell.index] : [];
  });

const indexesOf = (form: CompiledForm, codes: readonly string[]): number[] =>
  codes.flatMap((code) => form.cell(code)?.index ?? []);

// Beside a returned figure the clerk may have to correct the other terms of a difference or ratio. A plain sum takes any part
// as it comes, so its other parts stay closed: else one figure would open its whole row.
const besideInFormulas = (form: CompiledForm, returned: readonly number[]): Source[] =>
  returned
    .flatMap((cell) => form.dependents[cell] ?? [])
    .filter((reader) => form.plans[reader]?.op !== 'sum')
    .flatMap((reader) => form.reads[reader] ?? [])
    .filter((cell) => form.cells[cell]?.input);

/** Computed cells that follow from these. */
const followersOf = (form: CompiledForm, cells: Iterable<number>, lists: Iterable<string>): Set<number> => {
  const found = new Set([...lists].flatMap((list) => form.listReaders.get(list) ?? []));
  const waiting = [...cells, ...found];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const reader of form.dependents[at] ?? []) {
      if (found.has(reader)) continue;
      found.add(reader);
      waiting.push(reader);
    }
  }
  return found;
};

/**
 * A check that reads what is returned opens all that it reads; a warning that is reached through a formula what it reads itself, as
 * an error will (`closeUnderErrors`).
 */
const besideInChecks = (form: CompiledForm, returned: ReadonlySet<Source>, named: ReadonlySet<number>): Source[] => {
  const lists = [...returned].filter((source) => typeof source === 'string');
  const cells = [...returned].filter((source) => typeof source === 'number');
  const followers = followersOf(form, cells, lists);
  const beside = (check: CheckInstance): Source[] => {
    const read = indexesOf(form, check.cells);
    const reads =
      read.some((cell) => returned.has(cell) || named.has(cell)) || check.lists.some((list) => returned.has(list));
    if (reads) return [...sourcesOf(form, read), ...check.lists];
    const reached = check.severity === 'warning' && read.some((cell) => followers.has(cell));
    return reached ? inputsAmong(form, check.cells) : [];
  };
  return form.checks.flatMap(beside);
};

/** How many have opened each cell or list. */
type Openers = Map<Source, number>;
/** A rule with what it has opened so far. */
type Opening = Concern & { opens: readonly Source[] };

const countAll = (openers: Openers, sources: Iterable<Source>, by: 1 | -1): void => {
  for (const source of sources) openers.set(source, (openers.get(source) ?? 0) + by);
};

/** What a rule that can be turned opens; the same as before when nothing came to it. */
const opensNow = ({ all, itself, opens }: Opening, isOpen: (source: Source) => boolean): readonly Source[] => {
  const closed = itself.filter((source) => !isOpen(source));
  if (closed.length === 0) return all;
  return opens.length === 0 ? closed : opens;
};

/**
 * What is opened may break a rule that it is not named in; so each rule that it can turn opens what it reads itself. Where that is
 * open for other reasons already, or the rule reads formulas alone, it opens what these come from. And so on.
 */
const closeUnderErrors = (form: CompiledForm, first: Iterable<Source>): ReadonlySet<Source> => {
  const errors = form.checks.filter(({ severity }) => severity === 'error');
  const rules = concernsOf(form, errors).map((concern): Opening => ({ ...concern, opens: [] }));
  const openers: Openers = new Map();
  countAll(openers, new Set(first), 1);
  const isOpen = (source: Source): boolean => (openers.get(source) ?? 0) > 0;
  for (let changed = true; changed; ) {
    changed = false;
    for (const rule of rules) {
      if (rule.opens === rule.all || !rule.all.some(isOpen)) continue;
      countAll(openers, rule.opens, -1);
      const opens = opensNow(rule, isOpen);
      changed ||= opens !== rule.opens;
      rule.opens = opens;
      countAll(openers, opens, 1);
    }
  }
  return new Set([...openers].flatMap(([source, count]) => (count > 0 ? [source] : [])));
};

/**
 * What a return of these cells and lists opens, cells in form order and then lists: themselves (a computed cell: what it comes from),
 * what shares a check, a difference or a ratio with them, and so on through every check that must pass, so that no return is a dead
 * end: who typed one cell wrong, and others to make the checks pass with it, can send all of them right.
 */
export const openedBy = (form: CompiledForm, places: readonly string[]): string[] => {
  const named = new Set(indexesOf(form, places));
  const lists = form.sections.filter(({ shape }) => shape === 'list').map(({ code }) => code);
  const returned = new Set<Source>([...sourcesOf(form, [...named]), ...lists.filter((list) => places.includes(list))]);
  const cells = [...returned].filter((source) => typeof source === 'number');
  // What is asked only because of a returned figure must be open when it comes to be asked.
  const followers = followersOf(form, cells, []);
  const asked = [...followers].filter((at) => form.cells[at]?.input);
  const decides = new Set([...cells, ...followers]);
  const listsAsked = [...form.listConditions].flatMap(([list, { reads }]) =>
    reads.some((at) => decides.has(at)) ? [list] : [],
  );
  const opened = closeUnderErrors(form, [
    ...returned,
    ...asked,
    ...listsAsked,
    ...besideInFormulas(form, [...cells, ...named]),
    ...besideInChecks(form, returned, named),
  ]);
  return [
    ...form.cells.filter(({ index }) => opened.has(index)).map(({ code }) => code),
    ...lists.filter((list) => opened.has(list)),
  ];
};
