/** A sheet to be sent: its form, and the forms that its formulas and checks read. */
export type Reading = { readonly form: string; readonly reads: readonly string[] };

/**
 * The sheets in the order in which they are sent: each after those of the forms that it reads, since a sheet is checked against what was
 * sent before it. Forms that read each other in a circle go together at last.
 */
export const wavesOf = <S extends Reading>(sheets: readonly S[]): S[][] => {
  const waves: S[][] = [];
  let left = [...sheets];
  while (left.length > 0) {
    const open = new Set(left.map(({ form }) => form));
    const free = left.filter(({ form, reads }) => reads.every((read) => read === form || !open.has(read)));
    const wave = free.length > 0 ? free : left;
    waves.push(wave);
    left = left.filter((one) => !wave.includes(one));
  }
  return waves;
};
