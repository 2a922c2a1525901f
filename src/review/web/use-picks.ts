import { type Kept, type KeptText, keptPart, useKept } from '../../platform/ui/kept/use-kept.ts';
import { isToldEnough } from '../rules/return-reason.ts';

type Pick = { readonly cell: string; readonly reason: string };
type Noted = { readonly cells: readonly Pick[]; readonly reason: string };

/** Cells chosen to be returned, each with its reason, in the order they were chosen, and the reason of the whole return. */
export type Picks = {
  readonly cells: readonly Pick[];
  readonly has: (cell: string) => boolean;
  readonly toggle: (cell: string) => void;
  /** The reason of one cell. */
  readonly of: (cell: string) => KeptText;
  /** What stands at one cell stands at all of them. */
  readonly copyToAll: (cell: string) => void;
  /** Of the whole return; needed only where a cell has none of its own. */
  readonly reason: KeptText;
  /** Cells and reasons together, as this machine keeps them. */
  readonly kept: Kept<Noted>;
};

const nothing: Noted = { cells: [], reason: '' };

const isPick = (value: unknown): value is Pick =>
  typeof value === 'object' &&
  value !== null &&
  'cell' in value &&
  typeof value.cell === 'string' &&
  'reason' in value &&
  typeof value.reason === 'string';

const readNoted = (kept: unknown): Noted | undefined => {
  if (typeof kept !== 'object' || kept === null || !('cells' in kept) || !('reason' in kept)) return undefined;
  const { cells, reason } = kept;
  return Array.isArray(cells) && cells.every(isPick) && typeof reason === 'string' ? { cells, reason } : undefined;
};

/** What is being written to send `object` back; kept on this machine until it is sent. */
export const usePicks = (object: 'submission' | 'consolidation', id: string): Picks => {
  const kept = useKept(['return', object, id], nothing, readNoted);
  const { cells } = kept.value;
  const setCells = (next: (now: readonly Pick[]) => readonly Pick[]): void =>
    kept.change((now) => ({ ...now, cells: next(now.cells) }));
  const reasonOf = (cell: string): string => cells.find((pick) => pick.cell === cell)?.reason ?? '';
  return {
    cells,
    has: (cell) => cells.some((pick) => pick.cell === cell),
    toggle: (cell) =>
      setCells((now) =>
        now.some((pick) => pick.cell === cell)
          ? now.filter((pick) => pick.cell !== cell)
          : [...now, { cell, reason: '' }],
      ),
    of: (cell) =>
      keptPart(
        {
          value: { reason: reasonOf(cell) },
          change: (next) => setCells((now) => now.map((pick) => (pick.cell === cell ? { cell, ...next(pick) } : pick))),
        },
        'reason',
      ),
    copyToAll: (cell) => setCells((now) => now.map((pick) => ({ ...pick, reason: reasonOf(cell) }))),
    reason: keptPart(kept, 'reason'),
    kept,
  };
};

export const isComplete = ({ cells, reason }: Picks): boolean => isToldEnough({ cells, reason: reason.value });
