/**
 * Of the names that stand on both lists, as many as can stay where they are while the others are moved: a longest run that has the same
 * order on both (Fredman 1975, by patience sorting).
 */
export const stable = (from: readonly string[], to: readonly string[]): ReadonlySet<string> => {
  const place = new Map(from.map((name, at) => [name, at]));
  const names = to.filter((name) => place.has(name));
  const tails: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [at, name] of names.entries()) {
    const own = place.get(name) ?? 0;
    let length = tails.findIndex((tail) => (place.get(names[tail] ?? '') ?? 0) >= own);
    if (length < 0) length = tails.length;
    before[at] = tails[length - 1];
    tails[length] = at;
  }
  const kept = new Set<string>();
  for (let at = tails.at(-1); at !== undefined; at = before[at]) kept.add(names[at] ?? '');
  return kept;
};
