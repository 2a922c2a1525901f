/** A heading over figure columns: how many columns and heading rows it spans. */
export type Spanned = { readonly colSpan: number; readonly rowSpan: number };
export type Placed<H extends Spanned> = H & { readonly at: number; readonly row: number };

/** Every head with the figure column at which it begins; heads of later rows fill the gaps left by row spans. */
export const placeHeads = <H extends Spanned>(head: readonly (readonly H[])[]): Placed<H>[] => {
  const taken = head.map(() => new Set<number>());
  return head.flatMap((cells, row) => {
    let at = 0;
    return cells.map((cell) => {
      while (taken[row]?.has(at)) at++;
      const placed = { ...cell, at, row };
      for (let below = row; below < row + cell.rowSpan; below++)
        for (let over = at; over < at + cell.colSpan; over++) taken[below]?.add(over);
      return placed;
    });
  });
};

/** The heading row in which each figure column has its own heading: columns of one level belong together. */
export const levelsOf = (head: readonly (readonly Spanned[])[]): number[] => {
  const levels: number[] = [];
  for (const { at, row, colSpan, rowSpan } of placeHeads(head)) {
    if (row + rowSpan < head.length) continue;
    for (let column = at; column < at + colSpan; column++) levels[column] = row;
  }
  return levels;
};
