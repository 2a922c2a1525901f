import type { Change } from '../../../forms/rules/entry/entry-state.ts';
import type { Place } from '../../../forms/rules/entry/places.ts';
import type { FormValues } from '../../../forms/rules/values.ts';
import { NetworkError, ProblemError } from '../../../platform/ui/call.ts';
import type { Explanation } from '../../contract.ts';
import type { NotTaken } from '../../rules/take.ts';
import {
  addChange,
  emptyDraft,
  isEmptyDraft,
  isEmptyPatch,
  landed,
  settled,
  takeOff,
  turnedBack,
} from './draft-patch.ts';
import type { Flight, KeptDraft } from './draft-store.ts';

export type SaveState =
  | { readonly kind: 'saved'; readonly at: Date | null }
  | { readonly kind: 'saving' }
  /** Tried again by itself; `why` is what the server said, null where it was not reached. */
  | { readonly kind: 'waiting'; readonly why: string | null }
  /** Cells that somebody else changed too wait for a choice; all others are saved meanwhile. */
  | { readonly kind: 'conflict'; readonly conflicts: readonly NotTaken[] }
  | { readonly kind: 'refused'; readonly message: string };

export type Wiring = {
  /** Sends a patch; rejects with ProblemError or NetworkError. */
  readonly send: (flight: Flight, keepalive: boolean) => Promise<Answer>;
  /** Keeps the draft in this browser; undefined = nothing left to keep. */
  readonly keep: (draft: KeptDraft | undefined) => void;
  readonly onState: (state: SaveState) => void;
  /** Somebody else wrote cells of this sheet in between, or some of ours were not taken: the page reads the sheet anew. */
  readonly onForeign: () => void;
  /** Typed, but not taken by the server: shown until the person lets go of it. */
  readonly onOffered: (offered: readonly NotTaken[]) => void;
};
type Answer = { readonly dataVersion: number; readonly notTaken: readonly NotTaken[] };

export type DraftKeeper = {
  /** `before` are the lists as they stood; `typing` is the place whose keystrokes still join into one edit. */
  readonly change: (change: Change, before: FormValues['lists'], typing?: Place | null) => void;
  /** The place is left: what was typed in it goes. */
  readonly leave: () => void;
  readonly explain: (explanations: readonly Explanation[] | null) => void;
  /** Sends what waits now; true once the server has everything. */
  readonly flush: (keepalive?: boolean) => Promise<boolean>;
  /** After a conflict: cells whose value of the others is taken; the rest is sent over theirs. `shown`: the values on the page. */
  readonly settle: (theirs: readonly string[], shown: FormValues) => void;
  /** The person lets go of what was offered back. */
  readonly letGo: () => void;
  /** The person gives up all that was not sent. */
  readonly discard: (version: number) => void;
  /** The page now shows this version; only while nothing waits. */
  readonly rebase: (version: number) => void;
  readonly draft: () => KeptDraft;
  /** Where things stand, as said last. */
  readonly standing: () => SaveState;
  readonly stop: () => void;
};

const PAUSE = 400;
/** A change is what stands when the cell is left or typing rests this long: keystrokes on the way are nobody's decision (R26). */
const REST = 4_000;
const LONGEST_RETRY = 30_000;

const isPassing = (error: unknown): boolean =>
  error instanceof NetworkError ||
  (error instanceof ProblemError &&
    (error.status >= 500 || error.status === 429 || error.status === 401 || error.code === 'another-session'));

/** The server has everything that was typed. */
const isWhole = ({ contested, offered }: KeptDraft): boolean => contested.length + offered.length === 0;

/** Sends edits as patches and keeps every one of them here until it is acknowledged. One patch in the air at a time.
 * Longer than our measure of a function: its parts are one machine around one draft. */
export const createDraftKeeper = (
  start: KeptDraft,
  { send, keep, onState: tell, onForeign, onOffered }: Wiring,
): DraftKeeper => {
  let standing: SaveState = { kind: 'saved', at: null };
  const onState = (state: SaveState): void => {
    standing = state;
    tell(state);
  };
  let draft = start;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let typing: Place | null = null;
  let failures = 0;
  let held = false;
  let stopped = false;
  let running: Promise<boolean> | undefined;

  const put = (next: KeptDraft): void => {
    const { offered } = draft;
    draft = next;
    keep(isEmptyDraft(next) ? undefined : next);
    if (next.offered !== offered) onOffered(next.offered);
  };
  const sayWhereItStands = (): void =>
    onState(
      draft.contested.length > 0 ? { kind: 'conflict', conflicts: draft.contested } : { kind: 'saved', at: new Date() },
    );
  const schedule = (delay: number): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void sendWaiting(false, false), delay);
  };

  const fly = async (flight: Flight, keepalive: boolean): Promise<boolean> => {
    try {
      const { dataVersion, notTaken } = await send(flight, keepalive);
      failures = 0;
      put(landed(draft, dataVersion, notTaken));
      if (notTaken.length > 0 || dataVersion > flight.baseVersion + 1) onForeign();
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
    put(turnedBack(draft));
    held = true;
    onState({ kind: 'refused', message: error instanceof Error ? error.message : String(error) });
  };
  const run = async (keepalive: boolean, all: boolean): Promise<boolean> => {
    const next = () => takeOff(draft, crypto.randomUUID(), all ? null : typing);
    for (let taken = next(); taken; taken = next()) {
      put(taken.draft);
      onState({ kind: 'saving' });
      if (!(await fly(taken.flight, keepalive))) return false;
    }
    if (isEmptyPatch(draft.waiting)) sayWhereItStands();
    return isWhole(draft);
  };
  const sendWaiting = async (keepalive: boolean, all: boolean): Promise<boolean> => {
    clearTimeout(timer);
    if (held) return false;
    if (draft.flight === null && draft.chosen.length === 0 && isEmptyPatch(draft.waiting)) {
      if (draft.contested.length > 0) sayWhereItStands();
      return isWhole(draft);
    }
    // What is on its way may leave out the place that was being typed in: asked again behind it.
    if (running && all) await running;
    running ??= run(keepalive, all).finally(() => {
      running = undefined;
    });
    return running;
  };
  const flush = (keepalive = false): Promise<boolean> => {
    clearTimeout(resting);
    typing = null;
    return sendWaiting(keepalive, true);
  };
  const rest = (): void => {
    clearTimeout(resting);
    typing = null;
    schedule(PAUSE);
  };

  return {
    change: (change, before, place = null) => {
      put(addChange(draft, change, before));
      if (isEmptyPatch(draft.waiting)) return;
      held = false;
      typing = place;
      clearTimeout(resting);
      if (place !== null && !stopped) resting = setTimeout(rest, REST);
      onState({ kind: 'saving' });
      schedule(PAUSE);
    },
    leave: () => {
      if (typing !== null) rest();
    },
    explain: (explanations) => put({ ...draft, explanations }),
    flush,
    settle: (theirs, shown) => {
      held = false;
      put(settled(draft, theirs, shown));
      if (draft.chosen.length === 0 && isEmptyPatch(draft.waiting)) sayWhereItStands();
      schedule(0);
    },
    letGo: () => put({ ...draft, offered: [] }),
    discard: (version) => {
      held = false;
      put({ ...emptyDraft(version), explanations: draft.explanations });
      sayWhereItStands();
    },
    rebase: (version) => {
      if (
        draft.flight === null &&
        draft.chosen.length === 0 &&
        isEmptyPatch(draft.waiting) &&
        version > draft.baseVersion
      )
        draft = { ...draft, baseVersion: version };
    },
    draft: () => draft,
    standing: () => standing,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      clearTimeout(resting);
    },
  };
};
