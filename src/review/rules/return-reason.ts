type Named = { readonly cell: string; readonly reason: string };
export type WhyBack = { readonly cells: readonly Named[]; readonly reason: string };

/** The least that a reason says, and the most that is kept of one. */
const LEAST = 3;
const MOST = 2000;

export const saysEnough = (reason: string): boolean => reason.trim().length >= LEAST;

/** A cell without a reason of its own goes back for the common one. */
export const lacksReason = ({ reason: common }: Pick<WhyBack, 'reason'>, { reason }: Named): boolean =>
  reason.trim() === '' && !saysEnough(common);

/** Whether a return says why: of each named cell, or of all of them; without a cell the common reason says it. What is begun is finished. */
export const isToldEnough = (why: WhyBack): boolean =>
  why.cells.length === 0
    ? saysEnough(why.reason)
    : (why.reason.trim() === '' || saysEnough(why.reason)) && !why.cells.some((named) => lacksReason(why, named));

/** Each named cell with the reason that it goes back for. */
export const namedCells = ({ cells, reason }: WhyBack): Named[] =>
  cells.map((named) => ({
    cell: named.cell,
    reason: named.reason.trim() === '' ? reason.trim() : named.reason.trim(),
  }));

/** What stands as the reason of the whole where none was written: those of the cells, each once. */
export const wholeReason = (reason: string | undefined, cells: readonly { readonly reason: string }[]): string =>
  reason ?? [...new Set(cells.map((named) => named.reason))].join('; ').slice(0, MOST);
