import { useQuery } from '@tanstack/react-query';
import { beginsWords, wordsOf } from '../../../platform/text/begins-words.ts';
import { useMe } from '../../../platform/ui/me.ts';
import { useAsk } from '../../../platform/ui/query.ts';
import { type Hit, type hitKinds, search } from '../../../search/contract.ts';
import { loadSections } from '../guide/guide-sections.ts';
import { words } from '../messages.ts';
import { placesOf } from './places.ts';

export type Found = Hit;
export type FoundKind = (typeof hitKinds)[number] | 'page' | 'guide';
export type FoundGroup = { readonly kind: FoundKind; readonly hits: readonly Found[] };

const FEW = 5;
const MINUTE = 60_000;

/** Places of the menu that this person has, by name. */
const usePages = (asked: readonly string[]): FoundGroup => {
  const me = useMe();
  const places = placesOf(me).flatMap((place) => (place.inside.length > 0 ? place.inside : [place]));
  const hits = places
    .filter((place) => beginsWords(asked, place.words))
    .map((place) => ({ title: place.words, detail: '', state: null, link: place.href }));
  return { kind: 'page', hits: asked.length === 0 ? [] : hits.slice(0, FEW) };
};

/** Sections of the guide, those whose heading holds the words before those whose text does. */
const useGuide = (asked: readonly string[]): FoundGroup => {
  const { data = [] } = useQuery({
    queryKey: ['guide', 'sections'],
    queryFn: loadSections,
    staleTime: Number.POSITIVE_INFINITY,
    enabled: asked.length > 0,
  });
  if (asked.length === 0) return { kind: 'guide', hits: [] };
  const named = data.filter(({ heading }) => beginsWords(asked, heading));
  const said = data.filter((section) => !named.includes(section) && beginsWords(asked, section.text));
  const hits = [...named, ...said].slice(0, FEW);
  return {
    kind: 'guide',
    hits: hits.map(({ heading, chapter, link }) => ({ title: heading, detail: chapter, state: null, link })),
  };
};

/** What the server finds among what this person may see, and the page among its own places and the guide. */
export const useFound = (
  typed: string,
): { readonly groups: readonly FoundGroup[]; readonly waiting: boolean; readonly failed: boolean } => {
  const asked = wordsOf(typed);
  const found = useAsk(
    search,
    { query: { words: typed } },
    { enabled: asked.length > 0, staleTime: MINUTE, keepPrevious: true },
  );
  const pages = usePages(asked);
  const guide = useGuide(asked);
  const ofServer = asked.length === 0 ? [] : (found.data?.groups ?? []);
  const groups = ofServer.map(({ kind, hits, all, count }) => ({
    kind,
    hits: all === null ? hits : [...hits, { title: words.searchRest(count), detail: '', state: null, link: all }],
  }));
  return {
    groups: [pages, ...groups, guide].filter(({ hits }) => hits.length > 0),
    waiting: found.isFetching,
    failed: found.isError,
  };
};
