import { compact, flatten, readings } from './plain-text.ts';

const prefix = /^(uy ban nhan dan|ubnd|xa|phuong|thi tran|huyen|thanh pho|tinh|so|ban|phong|chi cuc|cuc) /;

const withoutPrefix = (name: string): string => {
  const shorter = name.replace(prefix, '');
  return shorter === name ? name : withoutPrefix(shorter);
};
const initials = (name: string): string =>
  name
    .split(' ')
    .map((word) => word.charAt(0))
    .join('');

/** What stands for a unit in a password: its name with and without what it is, and its initials where they are long enough to mean it. */
export const unitWords = (unitName: string): string[] => {
  const name = flatten(unitName)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  if (name === '') return [];
  const bare = withoutPrefix(name);
  const long = [compact(name), compact(bare)].filter((word) => word.length >= 3);
  const short = [initials(name), initials(bare)].filter((word) => word.length >= 4);
  return [...new Set([...long, ...short])];
};

/** Whether a password has the unit's name in it, however it is written. */
export const namesUnit = (password: string, unitName: string): boolean => {
  const words = unitWords(unitName);
  return readings(password).some((reading) => words.some((word) => compact(reading).includes(word)));
};
