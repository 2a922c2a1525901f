import type { CompiledForm, Field } from '../../src/forms/rules/compiled.ts';
import { isNumeric } from '../../src/forms/rules/resolve-names.ts';
import type { Figures } from '../../src/forms/rules/values.ts';
import type { Filled } from './outcome.ts';

/** How often a value is missing, not applicable, or zero. */
type Mood = { readonly missing: number; readonly notApplicable: number; readonly zero: number };
const MOODS: readonly Mood[] = [
  { missing: 0, notApplicable: 0, zero: 0 },
  { missing: 0.3, notApplicable: 0.15, zero: 0.1 },
  { missing: 0.1, notApplicable: 0.5, zero: 0.2 },
  { missing: 0.75, notApplicable: 0.1, zero: 0.05 },
  { missing: 0, notApplicable: 0.1, zero: 0.6 },
];
/** A form without values of its own is recorded with these. */
export const INVENTED = MOODS.length;

type Draw = () => number;

/** The same numbers in [0, 1) for the same seed, on every machine. */
const drawFrom = (seed: string): Draw => {
  let state = [...seed].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619), 2_166_136_261);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((again ^ (again >>> 14)) >>> 0) / 2 ** 32;
  };
};

const below = (draw: Draw, limit: number): number => Math.floor(draw() * limit);
const oneOf = <V>(draw: Draw, all: readonly V[]): V | undefined => all[below(draw, all.length)];

const numberText = (field: Field, draw: Draw): string => {
  const scale = 10 ** field.decimals;
  const most = field.type === 'percent' ? 100 : (oneOf(draw, [5, 60, 900]) ?? 9);
  const value = below(draw, most * scale + 1) / scale;
  return String(field.allowNegative && draw() < 0.3 && value > 0 ? -value : value);
};

const textFor = (field: Field, mood: Mood, draw: Draw): string | undefined => {
  const fate = draw();
  if (fate < mood.missing) return undefined;
  if (fate < mood.missing + mood.notApplicable) return '-';
  if (isNumeric(field.type))
    return fate < mood.missing + mood.notApplicable + mood.zero ? '0' : numberText(field, draw);
  switch (field.type) {
    case 'boolean':
      return draw() < 0.5 ? 'true' : 'false';
    case 'date':
      return `${2021 + below(draw, 3)}-0${1 + below(draw, 9)}-1${below(draw, 10)}`;
    case 'choice':
    case 'ethnicGroup':
      return oneOf(draw, field.choices)?.value;
    default:
      return oneOf(draw, ['Bản Giốc', 'bản giốc', 'Nà Đoỏng', 'Lũng Đính']);
  }
};

const valuesFor = (fields: readonly Field[], mood: Mood, draw: Draw): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const text = textFor(field, mood, draw);
      return text === undefined ? [] : [[field.code, text]];
    }),
  );

const contextFor = (form: CompiledForm, mood: Mood, draw: Draw): Filled['context'] => {
  const { previous, previousInYear, lastYear, forms: quoted } = form.references;
  const figures = (): Figures =>
    valuesFor(
      form.cells.filter(({ type }) => isNumeric(type)),
      mood,
      draw,
    );
  const forms: Record<string, Record<string, string>> = {};
  for (const { form: code, cell } of quoted)
    if (draw() >= mood.missing) forms[code] = { ...forms[code], [cell]: draw() < 0.2 ? '10/3' : `${below(draw, 500)}` };
  return {
    ...(previous || previousInYear ? { previous: figures() } : {}),
    ...(lastYear ? { lastYear: figures() } : {}),
    ...(quoted.length > 0 ? { forms } : {}),
  };
};

/** A filling of the form, one for each number below `INVENTED`; always the same. */
export const invent = (form: CompiledForm, at: number): Filled => {
  const draw = drawFrom(`${form.definition.code} ${at}`);
  const mood = MOODS[at] ?? MOODS[0] ?? { missing: 0, notApplicable: 0, zero: 0 };
  const lists = form.sections.filter(({ shape }) => shape === 'list');
  const rowsOf = (fields: readonly Field[]) =>
    Array.from({ length: below(draw, 4) }, (_, row) => ({ id: `r${row + 1}`, values: valuesFor(fields, mood, draw) }));
  const context = contextFor(form, mood, draw);
  return {
    cells: valuesFor(
      form.cells.filter(({ input }) => input),
      mood,
      draw,
    ),
    lists: Object.fromEntries(lists.map(({ code, fields }) => [code, rowsOf(fields)])),
    ...(context && Object.keys(context).length > 0 ? { context } : {}),
  };
};
