import { sentenceStart } from '../../platform/text/sentence.ts';
import { allows } from '../../sign-in/server/index.ts';
import { listSubmissions } from '../../submissions/server/index.ts';
import { FEW } from '../rules/few.ts';
import type { Finder } from './finder.ts';

/** Sheets by unit or form, the newest period first; the list at `/phieu` shows all of them. */
export const findSheets: Finder = async (call, words) => {
  if (!allows(call.actor, 'figures.read')) return undefined;
  const search = words.join(' ');
  const { submissions, count } = await listSubmissions(call, { query: { search, limit: FEW } });
  return {
    kind: 'sheet',
    count: count ?? submissions.length,
    hits: submissions.map(({ id, form, periodName, subject, formTitle, state }) => ({
      title: `${form} · ${periodName} · ${sentenceStart(subject.path)}`,
      detail: formTitle,
      state,
      link: `/phieu/${id}`,
    })),
    all: (count ?? 0) > submissions.length ? `/phieu?tim=${encodeURIComponent(search)}` : null,
  };
};
