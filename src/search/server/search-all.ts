import type { Call } from '../../platform/call/call.ts';
import { wordsOf } from '../../platform/text/begins-words.ts';
import { findAccounts } from './find-accounts.ts';
import { findCampaigns } from './find-campaigns.ts';
import { findForms } from './find-forms.ts';
import { findSheets } from './find-sheets.ts';
import { findUnits } from './find-units.ts';
import type { Finder, Group } from './finder.ts';

const finders: readonly Finder[] = [findUnits, findForms, findCampaigns, findSheets, findAccounts];

export const searchAll = async (call: Call, { query }: { query: { words: string } }) => {
  const words = wordsOf(query.words);
  const groups: Group[] = [];
  if (words.length === 0) return { groups };
  for (const find of finders) {
    const group = await find(call, words);
    if (group && group.hits.length > 0) groups.push(group);
  }
  return { groups };
};
