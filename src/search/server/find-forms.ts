import { listForms } from '../../forms/server/index.ts';
import { beginsWords } from '../../platform/text/begins-words.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { allows } from '../../sign-in/server/index.ts';
import { fewOf } from '../rules/few.ts';
import type { Finder } from './finder.ts';

/** Forms of the catalogue: who works with figures goes to the sheets of the form, who keeps the catalogue to its page. */
export const findForms: Finder = async ({ tx, now, actor }, words) => {
  const reads = allows(actor, 'figures.read');
  if (!reads && !allows(actor, 'forms.manage')) return undefined;
  const forms = await listForms(tx, vietnamDay(now));
  const hits = forms
    .filter(({ code, title }) => beginsWords(words, `${code} ${title}`))
    .map(({ code, title }) => ({
      title: title.startsWith(code) ? title : `${code} · ${title}`,
      detail: reads ? 'Các phiếu theo biểu này' : 'Danh mục phiếu',
      state: null,
      link: reads ? `/phieu?phieu=${code}` : `/quan-tri/phieu?tim=${code}`,
    }));
  return { kind: 'form', ...fewOf(hits, null) };
};
