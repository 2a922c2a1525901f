import { useState } from 'react';

/** Cells chosen to be returned, each with its reason, in the order they were chosen. */
export type Picks = {
  readonly cells: readonly { readonly cell: string; readonly reason: string }[];
  readonly has: (cell: string) => boolean;
  readonly toggle: (cell: string) => void;
  readonly setReason: (cell: string, reason: string) => void;
};

export const usePicks = (): Picks => {
  const [cells, setCells] = useState<Picks['cells']>([]);
  const has = (cell: string): boolean => cells.some((pick) => pick.cell === cell);
  return {
    cells,
    has,
    toggle: (cell) =>
      setCells(has(cell) ? cells.filter((pick) => pick.cell !== cell) : [...cells, { cell, reason: '' }]),
    setReason: (cell, reason) => setCells(cells.map((pick) => (pick.cell === cell ? { cell, reason } : pick))),
  };
};

/** The least a reason must say. */
export const saysEnough = (reason: string): boolean => reason.trim().length >= 3;

export const isComplete = (picks: Picks, reason: string): boolean =>
  saysEnough(reason) && picks.cells.every((pick) => pick.reason.trim() !== '');
