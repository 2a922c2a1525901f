import type { SignedIn } from '../../../platform/ui/me.ts';

/** Verbs of which a page needs one, by the beginning of its address; a page that is not named stands open to everybody signed in. */
const needs: readonly (readonly [string, readonly string[]])[] = [
  ['/phieu', ['figures.read']],
  ['/kiem-tra', ['review.decide']],
  ['/chot', ['figures.read']],
  ['/phe-duyet', ['figures.read']],
  ['/tong-hop', ['figures.read']],
  ['/bao-cao', ['figures.read']],
  ['/tien-do', ['progress.read']],
  ['/dot-thu-thap/moi', ['campaigns.manage']],
  ['/tai-khoan-don-vi', ['accounts.ask']],
  ['/quan-tri/tai-khoan', ['accounts.manage']],
  ['/quan-tri/de-nghi', ['accounts.manage']],
  ['/quan-tri/cong-chuc', ['accounts.manage']],
  ['/quan-tri/ra-soat', ['accounts.review']],
  ['/quan-tri/chinh-sach', ['policy.read']],
  ['/quan-tri/luu-giu-nhat-ky', ['policy.read']],
  ['/quan-tri/cong-viec', ['jobs.manage']],
  ['/nhat-ky', ['audit.read']],
];

/** Whether a page has anything for this person; the server decides about its content all the same. */
export const mayOpen = (me: Pick<SignedIn, 'verbs'>, path: string): boolean => {
  const need = needs.find(([start]) => path === start || path.startsWith(`${start}/`));
  return need === undefined || need[1].some((verb) => me.verbs.includes(verb));
};
