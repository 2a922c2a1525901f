import { NetworkError, ProblemError } from '../../../platform/ui/call.ts';
import type { DraftConflict } from '../../contract/drafts.ts';
import type { FormDefinition } from '../../rules/definition.ts';
import { keepingTheirs, rebased } from '../../rules/design/rebase.ts';
import { applyAll } from '../../rules/edit/apply.ts';
import type { EditOperation } from '../../rules/edit/operation.ts';
import type { Finding } from '../../rules/finding.ts';

export type DesignSave =
  | { readonly kind: 'saved'; readonly at: Date | null }
  | { readonly kind: 'saving' }
  /** Tried again by itself; `why` is what the server said, null where it was not reached. */
  | { readonly kind: 'waiting'; readonly why: string | null }
  | { readonly kind: 'conflict'; readonly conflicts: readonly DraftConflict[] }
  | { readonly kind: 'refused'; readonly message: string };

/** Edits as others made them since a version. */
type Others = {
  readonly version: number;
  readonly edits: readonly { readonly operations: readonly EditOperation[]; readonly by: string }[];
};
type Answer = {
  readonly version: number;
  readonly merged: readonly { readonly operations: readonly EditOperation[]; readonly by: string }[];
  readonly found: readonly Finding[];
};

/** What this machine keeps of a draft until the server has it. */
export type KeptEdits = {
  readonly version: number;
  readonly key: string | null;
  readonly flight: readonly EditOperation[];
  readonly waiting: readonly EditOperation[];
};

export type Wiring = {
  readonly send: (version: number, ops: readonly EditOperation[], key: string) => Promise<Answer>;
  readonly others: (after: number) => Promise<Others>;
  readonly keep: (edits: KeptEdits | undefined) => void;
  readonly onSave: (save: DesignSave) => void;
  readonly onFound: (found: readonly Finding[]) => void;
  /** The form as it stands after others' edits, and who made them. */
  readonly onOthers: (definition: FormDefinition, by: readonly string[]) => void;
  /** Own edits that could not be made any more, after others changed the form. */
  readonly onLost: (count: number) => void;
};

export type DesignKeeper = {
  readonly add: (ops: readonly EditOperation[]) => void;
  /** Sends what waits; true once the server has everything. */
  readonly flush: () => Promise<boolean>;
  /** Follows others while nothing of one's own is under way. */
  readonly follow: () => Promise<void>;
  /** After a conflict: the places where the others' values stay; one's own are written elsewhere. */
  readonly settle: (theirs: readonly string[]) => Promise<void>;
  /** The person gives up what the server refuses. */
  readonly discard: () => void;
  readonly version: () => number;
  readonly stop: () => void;
};

type Start = { readonly version: number; readonly definition: FormDefinition; readonly kept?: KeptEdits | undefined };

const PAUSE = 500;
const LONGEST_RETRY = 30_000;

const isPassing = (error: unknown): boolean =>
  error instanceof NetworkError ||
  (error instanceof ProblemError &&
    (error.status >= 500 || error.status === 429 || error.status === 401 || error.code === 'another-session'));

const isConflict = (value: unknown): value is readonly DraftConflict[] => Array.isArray(value);
const conflictsOf = (error: unknown): readonly DraftConflict[] | undefined => {
  if (!(error instanceof ProblemError) || error.code !== 'draft-conflict') return undefined;
  const { conflicts } = error.facts;
  return isConflict(conflicts) ? conflicts : [];
};

/** Sends edits in their order, one batch in the air at a time, each kept on this machine until it is acknowledged. */
export const createDesignKeeper = (start: Start, wiring: Wiring): DesignKeeper => {
  let base = start.definition;
  let version = start.kept?.version ?? start.version;
  let key = start.kept?.key ?? null;
  let flight = start.kept?.flight ?? [];
  let waiting = start.kept?.waiting ?? [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let held = false;
  let stopped = false;
  let running: Promise<boolean> | undefined;

  const keep = (): void =>
    wiring.keep(flight.length + waiting.length === 0 ? undefined : { version, key, flight, waiting });
  const schedule = (delay: number): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void flush(), delay);
  };
  /** Lays others' edits under one's own. */
  const underlay = (edits: Others['edits']): void => {
    if (edits.length === 0) return;
    base = applyAll(
      base,
      edits.flatMap(({ operations }) => operations),
    );
    const own = rebased(base, [...flight, ...waiting]);
    if (own.lost > 0) {
      flight = [];
      waiting = own.ops;
      wiring.onLost(own.lost);
    }
    wiring.onOthers(own.definition, [...new Set(edits.map(({ by }) => by))]);
  };
  const landed = ({ version: next, merged, found }: Answer): void => {
    const sent = flight;
    flight = [];
    key = null;
    failures = 0;
    if (merged.length === 0) base = applyAll(base, sent);
    else {
      base = applyAll(
        base,
        merged.flatMap(({ operations }) => operations),
      );
      base = applyAll(base, sent);
      wiring.onOthers(rebased(base, waiting).definition, [...new Set(merged.map(({ by }) => by))]);
    }
    version = next;
    keep();
    if (waiting.length === 0) wiring.onFound(found);
  };
  const fail = (error: unknown): void => {
    const conflicts = conflictsOf(error);
    if (isPassing(error)) {
      failures += 1;
      wiring.onSave({ kind: 'waiting', why: error instanceof ProblemError ? error.message : null });
      schedule(Math.min(LONGEST_RETRY, 1_000 * 2 ** failures));
      return;
    }
    // Nothing of the batch was written: it stands before what came after it.
    waiting = [...flight, ...waiting];
    flight = [];
    key = null;
    held = true;
    keep();
    wiring.onSave(
      conflicts
        ? { kind: 'conflict', conflicts }
        : { kind: 'refused', message: error instanceof Error ? error.message : String(error) },
    );
  };
  const run = async (): Promise<boolean> => {
    while (flight.length + waiting.length > 0) {
      if (flight.length === 0) {
        flight = waiting;
        waiting = [];
        key = crypto.randomUUID();
      }
      keep();
      wiring.onSave({ kind: 'saving' });
      try {
        landed(await wiring.send(version, flight, key ?? crypto.randomUUID()));
      } catch (error) {
        fail(error);
        return false;
      }
    }
    wiring.onSave({ kind: 'saved', at: new Date() });
    return true;
  };
  const flush = async (): Promise<boolean> => {
    clearTimeout(timer);
    if (held) return false;
    if (flight.length + waiting.length === 0) return true;
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  };

  return {
    add: (ops) => {
      waiting = [...waiting, ...ops];
      keep();
      if (held) return;
      wiring.onSave({ kind: 'saving' });
      schedule(PAUSE);
    },
    flush,
    follow: async () => {
      if (running || held || stopped || flight.length + waiting.length > 0) return;
      const found = await wiring.others(version);
      if (flight.length + waiting.length > 0 || found.version <= version) return;
      version = found.version;
      underlay(found.edits);
    },
    settle: async (theirs) => {
      const found = await wiring.others(version);
      const before = base;
      version = found.version;
      waiting = keepingTheirs(before, waiting, theirs);
      underlay(found.edits);
      if (found.edits.length === 0) wiring.onOthers(rebased(base, waiting).definition, []);
      held = false;
      keep();
      if (waiting.length === 0) wiring.onSave({ kind: 'saved', at: new Date() });
      await flush();
    },
    discard: () => {
      flight = [];
      waiting = [];
      key = null;
      held = false;
      keep();
    },
    version: () => version,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
};
