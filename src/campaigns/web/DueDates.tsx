import { formatDay } from '../../platform/text/vietnamese.ts';
import { useMe } from '../../platform/ui/me.ts';
import type { DueDates as Dates } from '../../rounds/rules/plan.ts';
import { duesShown, isOwnDue } from '../rules/dues-shown.ts';
import { words } from './messages.ts';

/** When this reader is asked, in bold, and what it waits for: `hạn cấp huyện 07/12 · hạn sở, ngành 15/12`. */
export const DueDates = ({ of: dates }: { readonly of: Dates }) => {
  const { kind } = useMe().unit;
  return duesShown(kind).map((due, place) => {
    const said = `${words.dueOf(words[due])} ${formatDay(dates[due]).slice(0, 5)}`;
    return (
      <span key={due}>
        {place > 0 ? ' · ' : ''}
        {isOwnDue(kind, due) ? <strong>{said}</strong> : said}
      </span>
    );
  });
};
