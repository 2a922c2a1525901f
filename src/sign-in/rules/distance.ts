/** Whether fewer than `least` characters have to be put in, taken out or exchanged to make one text from the other (Levenshtein, in code points). */
export const isCloserThan = (a: string, b: string, least: number): boolean => {
  const [from, to] = [[...a.normalize('NFC')], [...b.normalize('NFC')]];
  if (Math.abs(from.length - to.length) >= least) return false;
  let row = to.map((_, at) => at + 1);
  for (const [at, letter] of from.entries()) row = nextRow(row, at, letter, to);
  return (to.length === 0 ? from.length : (row.at(-1) ?? 0)) < least;
};

const nextRow = (previous: readonly number[], at: number, letter: string, to: readonly string[]): number[] => {
  const row: number[] = [];
  for (const [column, other] of to.entries()) {
    const corner = column === 0 ? at : (previous[column - 1] ?? 0);
    const left = column === 0 ? at + 1 : (row[column - 1] ?? 0);
    row.push(Math.min(corner + (letter === other ? 0 : 1), left + 1, (previous[column] ?? 0) + 1));
  }
  return row;
};
