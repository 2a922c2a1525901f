import type { Change } from '../../../forms/rules/entry/entry-state.ts';
import { NetworkError, ProblemError } from '../../../platform/ui/call.ts';
import type { Explanation } from '../../contract.ts';
import { type Conflict, conflictsIn } from './conflicts.ts';
import { addChange, isEmptyDraft, isEmptyPatch, landed, takeOff, turnedBack, withoutCells } from './draft-patch.ts';
import type { Flight, KeptDraft } from './draft-store.ts';

export type SaveState =
  | { readonly kind: 'saved'; readonly at: Date | null }
  | { readonly kind: 'saving' }
  /** Tried again by itself; `why` is what the server said, null where it was not reached. */
  | { readonly kind: 'waiting'; readonly why: string | null }
  | { readonly kind: 'conflict'; readonly conflicts: readonly Conflict[]; readonly version: number }
  | { readonly kind: 'refused'; readonly message: string };

export type Wiring = {
  /** Sends a patch; rejects with ProblemError or NetworkError. */
  readonly send: (flight: Flight, keepalive: boolean) => Promise<{ readonly dataVersion: number }>;
  /** Keeps the draft in this browser; undefined = nothing left to keep. */
  readonly keep: (draft: KeptDraft | undefined) => void;
  readonly onState: (state: SaveState) => void;
  /** Somebody else wrote cells of this sheet in between. */
  readonly onForeign: () => void;
};

export type DraftKeeper = {
  readonly change: (change: Change) => void;
  readonly explain: (explanations: readonly Explanation[] | null) => void;
  /** Sends what waits now; true once the server has everything. */
  readonly flush: (keepalive?: boolean) => Promise<boolean>;
  /** After a conflict: cells whose value of the others is taken; the rest is sent over theirs. */
  readonly settle: (taken: readonly string[], version: number) => void;
  /** The page now shows this version; only while nothing waits. */
  readonly rebase: (version: number) => void;
  readonly draft: () => KeptDraft;
  readonly stop: () => void;
};

const PAUSE = 400;
const LONGEST_PAUSE = 4_000;
const LONGEST_RETRY = 30_000;

const isPassing = (error: unknown): boolean =>
  error instanceof NetworkError ||
  (error instanceof ProblemError && (error.status >= 500 || error.status === 429 || error.status === 401));

/** Sends edits as patches and keeps every one of them here until it is acknowledged. One patch in the air at a time.
 * Longer than our measure of a function: its parts are one machine around one draft. */
export const createDraftKeeper = (start: KeptDraft, { send, keep, onState, onForeign }: Wiring): DraftKeeper => {
  let draft = start;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitingSince = 0;
  let failures = 0;
  let held = false;
  let stopped = false;
  let running: Promise<boolean> | undefined;

  const put = (next: KeptDraft): void => {
    draft = next;
    keep(isEmptyDraft(next) ? undefined : next);
  };
  const schedule = (delay: number): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void flush(), delay);
  };

  const fly = async (flight: Flight, keepalive: boolean): Promise<boolean> => {
    try {
      const { dataVersion } = await send(flight, keepalive);
      failures = 0;
      put(landed(draft, dataVersion));
      if (dataVersion > flight.baseVersion + 1) onForeign();
      return true;
    } catch (error) {
      fail(error);
      return false;
    }
  };
  const fail = (error: unknown): void => {
    if (isPassing(error)) {
      failures += 1;
      onState({ kind: 'waiting', why: error instanceof ProblemError ? error.message : null });
      schedule(Math.min(LONGEST_RETRY, 1_000 * 2 ** failures));
      return;
    }
    const more = !isEmptyPatch(draft.waiting);
    put(turnedBack(draft));
    const conflicts =
      error instanceof ProblemError && error.code === 'cell-conflict' ? conflictsIn(error.facts) : undefined;
    // What was typed meanwhile was not compared with theirs: all together is asked again, so that the choice holds every cell.
    if (conflicts && more) {
      schedule(0);
      return;
    }
    held = true;
    onState(
      conflicts
        ? { kind: 'conflict', ...conflicts }
        : { kind: 'refused', message: error instanceof Error ? error.message : String(error) },
    );
  };
  const run = async (keepalive: boolean): Promise<boolean> => {
    for (let taken = takeOff(draft, crypto.randomUUID()); taken; taken = takeOff(draft, crypto.randomUUID())) {
      put(taken.draft);
      onState({ kind: 'saving' });
      if (!(await fly(taken.flight, keepalive))) return false;
    }
    onState({ kind: 'saved', at: new Date() });
    return true;
  };
  const flush = async (keepalive = false): Promise<boolean> => {
    clearTimeout(timer);
    waitingSince = 0;
    if (held) return false;
    if (draft.flight === null && isEmptyPatch(draft.waiting)) return true;
    running ??= run(keepalive).finally(() => {
      running = undefined;
    });
    return running;
  };

  return {
    change: (change) => {
      put(addChange(draft, change));
      if (isEmptyPatch(draft.waiting)) return;
      held = false;
      waitingSince ||= Date.now();
      onState({ kind: 'saving' });
      schedule(Math.max(0, Math.min(PAUSE, waitingSince + LONGEST_PAUSE - Date.now())));
    },
    explain: (explanations) => put({ ...draft, explanations }),
    flush,
    settle: (taken, version) => {
      held = false;
      put({ ...draft, baseVersion: version, waiting: withoutCells(draft.waiting, taken) });
      if (isEmptyPatch(draft.waiting)) onState({ kind: 'saved', at: new Date() });
      schedule(0);
    },
    rebase: (version) => {
      if (draft.flight === null && isEmptyPatch(draft.waiting) && version > draft.baseVersion)
        draft = { ...draft, baseVersion: version };
    },
    draft: () => draft,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
};
