import { describe, expect, it } from 'vitest';
import { memoryStore } from './browser-store.ts';
import { findKept, keep, keyOf, letGo, sweep } from './kept-store.ts';

const DAY = 24 * 3_600_000;
const NOW = Date.UTC(2022, 10, 23);

describe('R16 what is typed outside the sheet is kept on the machine', () => {
  it('comes back as it was, with when it was typed, until it is let go of', () => {
    const store = memoryStore();
    const key = keyOf('lan', ['return', 'a', 2]);
    expect(keep(store, key, { reason: 'Sai dòng\n2' }, NOW)).toBe(true);
    expect(findKept(store, key)).toEqual({ at: NOW, value: { reason: 'Sai dòng\n2' } });
    letGo(store, key);
    expect(findKept(store, key)).toBeUndefined();
  });

  it.each([
    ['another person', keyOf('hoa', ['return', 'a'])],
    ['another object', keyOf('lan', ['return', 'b'])],
    ['another field', keyOf('lan', ['excuse', 'a'])],
    ['a person whose name ends where the place begins', keyOf('lan/return', ['a'])],
    ['a place that runs on', keyOf('lan', ['return', 'a', ''])],
  ])('%s has a key of its own', (_who, other) => {
    expect(other).not.toBe(keyOf('lan', ['return', 'a']));
  });

  it.each(['', '{', 'null', '1', '{"at":1}', '{"at":"1","value":2}'])('%j in the store is nothing kept', (text) => {
    const store = memoryStore();
    store.setItem('dang-go/x', text);
    expect(findKept(store, 'dang-go/x')).toBeUndefined();
  });

  it('a full store says that it kept nothing', () => {
    const full = {
      ...memoryStore(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(keep(full, 'dang-go/x', 'y', NOW)).toBe(false);
  });

  it('what nobody came back for goes after ninety days; what is not ours stays', () => {
    const store = memoryStore();
    keep(store, keyOf('lan', ['old']), 'a', NOW - 91 * DAY);
    keep(store, keyOf('lan', ['new']), 'b', NOW - 89 * DAY);
    store.setItem('dang-go/broken', '{');
    store.setItem('other', '1');
    sweep(store, NOW);
    expect([store.length, store.getItem('other')]).toEqual([2, '1']);
    expect(findKept(store, keyOf('lan', ['new']))?.value).toBe('b');
  });
});
