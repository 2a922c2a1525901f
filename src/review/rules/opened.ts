import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { openedBy } from '../../forms/rules/opened-by.ts';

/** Returned places that the form does not have; a list is returned whole, by its section's code. */
export const unknownPlaces = (form: CompiledForm, places: readonly string[]): string[] =>
  places.filter((place) => !form.cell(place) && form.section(place)?.shape !== 'list');

/**
 * What a return of these cells opens (R21): the input cells that share a check or a formula with them, and the lists that are
 * named or that a returned cell, its formula or its check counts. So no return is a dead end.
 */
export const openedPlaces = (form: CompiledForm, places: readonly string[]): string[] => {
  const lists = form.sections.filter(({ shape }) => shape === 'list').map(({ code }) => code);
  const named = new Set(places);
  const touched = new Set(places.flatMap((place) => sourcesOf(form, place)));
  const counted = lists.filter((list) =>
    (form.listReaders.get(list) ?? []).some((cell) => touched.has(form.cells[cell]?.code ?? '')),
  );
  const checked = form.checks
    .filter(({ cells, lists: read }) => read.length > 0 && cells.some((cell) => named.has(cell)))
    .flatMap((check) => check.lists);
  const opened = new Set([...lists.filter((list) => named.has(list)), ...counted, ...checked]);
  // A list's own figures live in the cells that its checks compare with.
  const beside = form.checks
    .filter(({ lists: read }) => read.some((list) => named.has(list)))
    .flatMap(({ cells }) => cells);
  return [
    ...openedBy(form, [
      ...places.filter((place) => form.cell(place)),
      ...beside.filter((cell) => form.cell(cell)?.input),
    ]),
    ...opened,
  ];
};

/** The cell and all cells that it is computed from. */
const sourcesOf = (form: CompiledForm, place: string): string[] => {
  const start = form.cell(place);
  if (!start) return [];
  const found = new Set<number>();
  const waiting = [start.index];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (found.has(at)) continue;
    found.add(at);
    waiting.push(...(form.reads[at] ?? []));
  }
  return [...found].flatMap((at) => form.cells[at]?.code ?? []);
};
