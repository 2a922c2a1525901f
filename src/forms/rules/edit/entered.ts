import { enteredText } from '../../../platform/text/entered-text.ts';

const LINES = new Set(['title', 'label', 'unit', 'message', 'sentence', 'options']);
const PARAGRAPHS = new Set(['guidance', 'basis', 'provenanceNote']);
/** What says nothing when it is empty is not there. */
const OPTIONAL = new Set([
  'unit',
  'sentence',
  'guidance',
  'provenanceNote',
  'formula',
  'floor',
  'indicator',
  'measure',
  'list',
  'condition',
]);

const textOf = (name: string, text: string): string => {
  if (LINES.has(name)) return enteredText(text, 'line');
  return PARAGRAPHS.has(name) ? enteredText(text, 'lines') : text;
};

const read = (name: string, value: unknown, taking: boolean): unknown => {
  if (typeof value === 'string') return textOf(name, value);
  if (Array.isArray(value)) return value.map((one) => read(name, one, taking));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).flatMap(([field, inside]): [string, unknown][] => {
    const own = read(field, inside, taking || field === 'values');
    if (own !== '' || !OPTIONAL.has(field)) return [[field, own]];
    return taking ? [[field, null]] : [];
  });
  return Object.fromEntries(fields);
};

/**
 * A definition, or edits of one, as they come from outside: names and texts composed, without invisible characters or blanks around; an
 * optional text that is empty is none (in the `values` of an edit it is taken away).
 */
export const entered = (value: unknown): unknown => read('', value, false);
