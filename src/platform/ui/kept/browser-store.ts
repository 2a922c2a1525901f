import { sweep } from './kept-store.ts';

/** A store of this page alone. */
export const memoryStore = (): Storage => {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    clear: () => entries.clear(),
    getItem: (key) => entries.get(key) ?? null,
    key: (at) => [...entries.keys()][at] ?? null,
    removeItem: (key) => void entries.delete(key),
    setItem: (key, value) => void entries.set(key, value),
  };
};

let opened: Storage | undefined;

/** Where the browser keeps what is typed: written before the next key is pressed, unlike IndexedDB. Without it, this page's memory. */
export const browserStore = (): Storage => {
  if (opened) return opened;
  try {
    opened = window.localStorage;
    sweep(opened, Date.now());
  } catch {
    opened = memoryStore();
  }
  return opened;
};
