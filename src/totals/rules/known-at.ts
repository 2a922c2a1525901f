/** A day, known by its end in Vietnam, or an instant to the millisecond, UTC. */
export const KNOWN_AT = '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z)?$';

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
