const UNITS = [
  [3_600, 'giờ'],
  [60, 'phút'],
  [1, 'giây'],
] as const;

/** Seconds from one instant to another (ISO), as one says them: the two largest units, `2 giờ 5 phút`, `12 giây`, `dưới 1 giây`. */
export const durationWords = (from: string, to: string): string => {
  let left = Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 1000));
  const parts: string[] = [];
  for (const [seconds, word] of UNITS) {
    const count = Math.floor(left / seconds);
    left -= count * seconds;
    if (count > 0) parts.push(`${count} ${word}`);
  }
  return parts.slice(0, 2).join(' ') || 'dưới 1 giây';
};
