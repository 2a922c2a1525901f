import { useCallback, useEffect, useState } from 'react';
import type { Draft } from './plan.ts';

const read = (key: string, fresh: Draft): Draft => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return typeof kept === 'object' && kept !== null ? { ...fresh, ...kept } : fresh;
  } catch {
    return fresh;
  }
};

/** The campaign being written, kept in this tab per account until it is opened. */
export const useKeptDraft = (
  accountId: string,
  fresh: () => Draft,
): [Draft, (changes: Partial<Draft>) => void, () => void] => {
  const key = `campaign-draft-${accountId}`;
  const [draft, setDraft] = useState<Draft>(() => read(key, fresh()));
  useEffect(() => sessionStorage.setItem(key, JSON.stringify(draft)), [key, draft]);
  const change = useCallback((changes: Partial<Draft>) => setDraft((now) => ({ ...now, ...changes })), []);
  const forget = useCallback(() => {
    // After the effect above has written for the last time.
    setTimeout(() => sessionStorage.removeItem(key));
  }, [key]);
  return [draft, change, forget];
};
