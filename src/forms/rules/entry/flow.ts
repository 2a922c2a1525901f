import type { CompiledForm, CompiledSection } from '../compiled.ts';
import type { FormValues } from '../values.ts';
import { listPlace, type Place } from './places.ts';

type IsOpen = (place: Place) => boolean;

/** The places of a section in the order in which one fills them; a list without rows is one place, where one says so. */
const placesOf = (section: CompiledSection, values: FormValues, isOpen: IsOpen): readonly Place[] => {
  if (section.shape !== 'list') return section.cells.map(({ code }) => code).filter(isOpen);
  const rows = values.lists[section.code] ?? [];
  const places = rows.flatMap(({ id }) => section.fields.map((field) => listPlace(section.code, id, field.code)));
  const first = listPlace(section.code, '', section.fields[0]?.code ?? '');
  return rows.length === 0 && isOpen(first) ? [section.code] : places.filter(isOpen);
};

/**
 * Where Tab and Enter go on beyond the last cell of a section (`by` -1: before its first): the next that takes input, in whatever section.
 * Without a section one comes from another form: its first cell that takes input (`by` -1: its last).
 */
export const flowOn = (
  form: CompiledForm,
  values: FormValues,
  section: string | undefined,
  by: 1 | -1,
  isOpen: IsOpen,
): Place | undefined => {
  const { sections } = form;
  const at =
    section === undefined ? (by === 1 ? -1 : sections.length) : sections.findIndex(({ code }) => code === section);
  const ahead = by === 1 ? sections.slice(at + 1) : sections.slice(0, Math.max(0, at)).reverse();
  for (const next of ahead) {
    const places = placesOf(next, values, isOpen);
    const place = by === 1 ? places[0] : places.at(-1);
    if (place !== undefined) return place;
  }
  return undefined;
};
