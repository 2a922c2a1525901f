/** What JSON keeps of a value: dates and the like as they write themselves; undefined where it keeps nothing. */
const plain = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function'
    ? value.toJSON()
    : value;

const textOf = (given: unknown): string | undefined => {
  const value = plain(given);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((part) => textOf(part) ?? 'null').join(',')}]`;
  let text = '';
  for (const [name, part] of Object.entries(value).sort(byName)) {
    const inside = textOf(part);
    if (inside !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${inside}`;
  }
  return `{${text}}`;
};

/** By UTF-16 code units (RFC 8785, 3.2.3). */
const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0);

/** JSON with sorted names and no spaces: equal contents give equal text, whatever order they were written in. */
export const canonicalJson = (value: unknown): string => textOf(value) ?? 'null';
