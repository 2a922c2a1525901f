import type { SignedIn } from '../../../platform/ui/me.ts';
import { placeWords as words } from '../messages.ts';

export type Place = {
  readonly words: string;
  readonly href: string;
  /** Addresses that belong to this place, by their beginning. */
  readonly covers: readonly string[];
  readonly inside: readonly { readonly words: string; readonly href: string; readonly covers: readonly string[] }[];
};

const place = (label: string, href: string, covers: readonly string[], inside: Place['inside'] = []): Place => ({
  words: label,
  href,
  covers,
  inside,
});
const under = (label: string, href: string, covers: readonly string[] = [href]) => ({ words: label, href, covers });

/** Checking, signing and watching other units' figures; those who only watch find the campaigns under their own name. */
const figuresOfOthers = (me: SignedIn): Place | undefined => {
  const campaigns = under(words.campaigns, '/dot-thu-thap', ['/dot-thu-thap', '/tien-do']);
  if (me.verbs.includes('review.decide')) {
    const children = [
      under(words.queues, '/kiem-tra', ['/kiem-tra', '/chot']),
      under(words.approvals, '/phe-duyet'),
      campaigns,
    ];
    return place(
      words.unitsFigures,
      '/kiem-tra',
      children.flatMap((child) => child.covers),
      children,
    );
  }
  return me.verbs.includes('progress.read') ? { ...campaigns, words: words.campaignsAlone, inside: [] } : undefined;
};

const administration = (me: SignedIn): Place | undefined => {
  const children = [
    ...(me.verbs.includes('accounts.manage')
      ? [
          under(words.accounts, '/quan-tri/tai-khoan'),
          under(words.accountRequests, '/quan-tri/de-nghi'),
          under(words.custodians, '/quan-tri/cong-chuc'),
        ]
      : []),
    ...(me.verbs.includes('accounts.review') ? [under(words.accountReview, '/quan-tri/ra-soat')] : []),
    ...(me.verbs.includes('units.manage') ? [under(words.units, '/quan-tri/don-vi')] : []),
    ...(me.verbs.includes('policy.read')
      ? [under(words.policy, '/quan-tri/chinh-sach'), under(words.retention, '/quan-tri/luu-giu-nhat-ky')]
      : []),
    ...(me.verbs.includes('jobs.manage') ? [under(words.jobs, '/quan-tri/cong-viec')] : []),
    ...(me.verbs.includes('policy.read') || me.verbs.includes('accounts.review')
      ? [under(words.roles, '/quan-tri/vai-tro')]
      : []),
    ...(me.verbs.includes('forms.manage') ? [under(words.forms, '/quan-tri/phieu')] : []),
  ];
  const [first] = children;
  return first && place(words.administration, first.href, ['/quan-tri'], children);
};

/** The places of a person, in words; at most five fit a role, an operator of many duties has one more. */
export const placesOf = (me: SignedIn): Place[] => {
  const may = (verb: string): boolean => me.verbs.includes(verb);
  const all = [
    place(words.work, '/', []),
    may('figures.enter') ? place(words.entry, '/phieu', ['/phieu']) : undefined,
    figuresOfOthers(me),
    may('figures.read') ? place(words.totals, '/tong-hop', ['/tong-hop']) : undefined,
    may('figures.read') ? place(words.reports, '/bao-cao', ['/bao-cao']) : undefined,
    administration(me),
    may('audit.read') ? place(words.audit, '/nhat-ky', ['/nhat-ky']) : undefined,
  ];
  return all.filter((item) => item !== undefined);
};

/** Whether an address lies in a place: `/phieu/12` in `/phieu`, but `/phieu-khac` not. */
export const liesIn = (path: string, { href, covers }: Pick<Place, 'href' | 'covers'>): boolean =>
  path === href || covers.some((start) => path === start || path.startsWith(`${start}/`));
