import { formatDay, formatTime } from '../../platform/text/vietnamese.ts';

/** A day, known by its end in Vietnam, or an instant to the millisecond, UTC. */
export const KNOWN_AT = '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z)?$';

/** A day as it may stand in an address, read as one asks for it; undefined where it is none. */
export const knownDay = (text: string | null): string | undefined =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && knownBefore(text) !== undefined ? text : undefined;

/** `Số liệu biết đến ngày 20/12/2022`, or to the minute where an instant was asked for: what the page and the paper say. */
export const knownAtWords = (knownAt: string): string =>
  `Số liệu biết đến ${knownAt.includes('T') ? `lúc ${formatTime(knownAt)}` : `ngày ${formatDay(knownAt)}`}`;

const DAY_MS = 86_400_000;
const VIETNAM_MS = 7 * 3_600_000;

/**
 * The first moment of which nothing is known any more: what came before it counts. Undefined where the text is no day and no instant
 * (2022-02-30).
 */
export const knownBefore = (knownAt: string): Date | undefined => {
  const isDay = !knownAt.includes('T');
  const at = new Date(isDay ? `${knownAt}T00:00:00Z` : knownAt);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== knownAt.slice(0, 10)) return undefined;
  return new Date(at.getTime() + (isDay ? DAY_MS - VIETNAM_MS : 1));
};
