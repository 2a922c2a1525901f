import { sentenceStart } from '../text/sentence.ts';
import { daysLeft, formatDay } from '../text/vietnamese.ts';
import { useMe } from './me.ts';
import { Tag } from './Tag.tsx';

const DAY = 86_400_000;
const days = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** `2022-11-25` → `25/11`, with the year only when it is not today's. */
const shortDay = (today: string, day: string): string =>
  day.slice(0, 4) === today.slice(0, 4) ? formatDay(day).slice(0, 5) : formatDay(day);

/** How far the due day is: red when past, ochre within three days. `dueOn` is a Vietnamese day, `2022-11-25`. */
export const DueBadge = ({ dueOn }: { readonly dueOn: string }) => {
  const { today } = useMe();
  const left = days(today, dueOn);
  const words = `${sentenceStart(daysLeft(today, dueOn))} · ${shortDay(today, dueOn)}`;
  if (left < 0)
    return (
      <Tag tone="wrong" icon="alert">
        {words}
      </Tag>
    );
  return left <= 3 ? (
    <Tag tone="look" icon="clock">
      {words}
    </Tag>
  ) : (
    <Tag tone="info" icon="clock">
      {words}
    </Tag>
  );
};
