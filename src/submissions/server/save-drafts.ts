import type { Call } from '../../platform/call/call.ts';
import { saveDrafts as route } from '../contract/many.ts';
import type { Patch } from '../rules/patch.ts';
import { forEachSheet } from './many.ts';
import { saveInto } from './save-draft.ts';

type Body = {
  readonly sheets: readonly (Patch & { readonly id: string; readonly baseVersion: number })[];
  readonly source?: 'page' | 'api' | 'file';
};

/**
 * What was typed in many sheets (R16), each merged by itself as `saveDraft` does. Whoever never heard the answer may send the same again:
 * cells that stand as typed are no change and no conflict.
 */
export const saveDrafts = async (call: Call, { body: { sheets, source = 'api' } }: { body: Body }) => {
  const outcomes = await forEachSheet(
    call,
    route,
    sheets,
    async () =>
      (loaded, { id: _, ...patch }) =>
        saveInto(call, loaded, { ...patch, source, partial: true }),
  );
  return { sheets: outcomes.map(({ id, done, refused }) => ({ id, saved: done, refused })) };
};
