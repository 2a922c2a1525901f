import { useSyncExternalStore } from 'react';
import { Icon } from './Icon.tsx';
import { words } from './panel-words.ts';
import './say.css';

type Tone = 'done' | 'look';
type Said = { readonly id: number; readonly text: string; readonly tone: Tone } | null;

let said: Said = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

const set = (next: Said): void => {
  said = next;
  for (const listener of listeners) listener();
};

/** Says for a moment, at the foot of the page and to a screen reader, that something was done: `say('Đã gửi đôn đốc 6 đơn vị.')`; `look` when it was not. */
export const say = (text: string, tone: Tone = 'done'): void => {
  clearTimeout(timer);
  set({ id: (said?.id ?? 0) + 1, text, tone });
  timer = setTimeout(() => set(null), 8000);
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Where `say` is heard; the frame shows it once. */
export const Said = () => {
  const now = useSyncExternalStore(subscribe, () => said);
  return (
    <div className="said" role="status" aria-live="polite">
      {now ? (
        <div className="said-box" key={now.id}>
          <Icon name={now.tone === 'done' ? 'check' : 'alert'} />
          <span>{now.text}</span>
          <button type="button" onClick={() => set(null)} aria-label={words.closeMessage}>
            <Icon name="cross" />
          </button>
        </div>
      ) : null}
    </div>
  );
};
