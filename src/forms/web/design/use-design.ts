import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Scheme } from '../../../classifications/rules/scheme.ts';
import { call } from '../../../platform/ui/call.ts';
import { browserStore } from '../../../platform/ui/kept/browser-store.ts';
import { findKept, keep, keyOf, letGo } from '../../../platform/ui/kept/kept-store.ts';
import { useMe } from '../../../platform/ui/me.ts';
import { say } from '../../../platform/ui/say.tsx';
import { type DraftView, editDraft, listDraftEdits } from '../../contract/drafts.ts';
import type { EthnicGroup } from '../../rules/definition.ts';
import { rebased } from '../../rules/design/rebase.ts';
import { finished } from '../../rules/edit/opened.ts';
import type { Finding } from '../../rules/finding.ts';
import { inspect } from '../../rules/inspect.ts';
import { createDesignKeeper, type DesignKeeper, type DesignSave, type KeptEdits } from './design-keeper.ts';
import { createDesignStore, type DesignState, type DesignStore } from './design-store.ts';
import { words } from './messages.ts';

export type Design = {
  readonly store: DesignStore;
  readonly keeper: DesignKeeper;
  readonly state: DesignState;
  readonly save: DesignSave;
  readonly found: readonly Finding[];
};

/** Milliseconds between looks at what others did. */
const FOLLOW = 8_000;
/** So long nothing is typed before what is wrong is looked for anew. */
const REST = 350;

const isKept = (value: unknown): value is KeptEdits =>
  typeof value === 'object' && value !== null && 'version' in value && 'waiting' in value && 'flight' in value;

/** What formulas may name beside the form itself. */
export type Known = { readonly groups: readonly EthnicGroup[]; readonly schemes: readonly Scheme[] };
type Opened = { readonly store: DesignStore; readonly keeper: DesignKeeper };
type Told = { readonly onSave: (save: DesignSave) => void; readonly onFound: (found: readonly Finding[]) => void };

const open = (draft: DraftView, { groups, schemes }: Known, key: string, told: Told): Opened => {
  const kept = findKept(browserStore(), key)?.value;
  const own = isKept(kept) ? kept : undefined;
  const { definition } = rebased(draft.definition, own ? [...own.flight, ...own.waiting] : []);
  const { id } = draft;
  let store: DesignStore | undefined;
  const keeper = createDesignKeeper(
    { version: draft.version, definition: draft.definition, kept: own },
    {
      send: (version, operations, sent) =>
        call(editDraft, { params: { id }, body: { version, operations: [...operations] } }, { key: sent }),
      others: (after) => call(listDraftEdits, { params: { id }, query: { after } }, { background: true }),
      keep: (edits) =>
        edits === undefined ? letGo(browserStore(), key) : void keep(browserStore(), key, edits, Date.now()),
      ...told,
      onOthers: (next, by) => {
        store?.absorb(next);
        if (by.length > 0) say(words.othersEdited(by));
      },
      onLost: (count) => say(words.lostEdits(count), 'look'),
    },
  );
  store = createDesignStore({
    definition,
    groups,
    schemes,
    onEdit: keeper.add,
    onRefused: (why) => say(why, 'look'),
  });
  if (own) say(words.restored);
  return { store, keeper };
};

/** Opens a draft for designing, with what this machine still keeps of it; follows what others do to it. */
export const useDesign = (draft: DraftView, { groups, schemes }: Known): Design => {
  const { account } = useMe();
  const [save, setSave] = useState<DesignSave>({ kind: 'saved', at: null });
  const [found, setFound] = useState<readonly Finding[]>(draft.found);
  const [{ store, keeper }] = useState(() =>
    open(draft, { groups, schemes }, keyOf(account.id, ['form-draft', draft.id]), {
      onSave: setSave,
      onFound: setFound,
    }),
  );
  const state = useSyncExternalStore(store.subscribe, store.state);
  useEffect(() => {
    const follow = setInterval(() => {
      if (document.visibilityState === 'visible') void keeper.follow().catch(() => undefined);
    }, FOLLOW);
    const flush = (): void => void keeper.flush();
    window.addEventListener('online', flush);
    window.addEventListener('pagehide', flush);
    flush();
    return () => {
      clearInterval(follow);
      window.removeEventListener('online', flush);
      window.removeEventListener('pagehide', flush);
      flush();
      keeper.stop();
    };
  }, [keeper]);
  useEffect(() => {
    if (state.definition === draft.definition) return;
    const catalogue = { ethnicGroups: groups, schemes };
    const timer = setTimeout(() => setFound(inspect(finished(state.definition), catalogue)), REST);
    return () => clearTimeout(timer);
  }, [state.definition, draft.definition, groups, schemes]);
  return { store, keeper, state, save, found };
};
