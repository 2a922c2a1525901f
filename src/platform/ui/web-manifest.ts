import type { FunctionComponent } from 'react';
import type { Trail } from '../contract/event.ts';

/** Where a page stands in the menu. */
export type MenuPlace = {
  readonly words: string;
  /** What it is called where it is the only one of its group that a person has. */
  readonly wordsAlone?: string;
  /** Inside of one of the groups that the frame has; at the top where none is said. */
  readonly group?: 'unitsFigures' | 'administration';
  /** Places stand by their numbers, at the top as inside a group. */
  readonly order: number;
  /** For whoever has one of these verbs; for everybody signed in where none is said. */
  readonly verbs?: readonly string[];
  /** Addresses that belong to this place, by their beginning; its own where none is said. */
  readonly covers?: readonly string[];
};

export type Page = {
  /**
   * Its code is fetched when it is first visited; the parameters of its address come to it as props. The two pages that people see first
   * come with the frame, which names them itself (`app/web/router.tsx`): nothing more has to be fetched for them.
   */
  readonly load: 'with-the-frame' | (() => Promise<FunctionComponent<never>>);
  /** Verbs of which one is needed; open to everybody signed in where none is said. */
  readonly needs?: readonly string[];
  /** A page of those who are not signed in: it stands outside of the frame. */
  readonly outside?: boolean;
  readonly menu?: MenuPlace;
};

/** What a noun brings to the page; `app/web` joins them, and nothing of a noun is listed anywhere else. */
export type WebManifest = {
  /** Its pages by their addresses: `/kiem-tra/$form/$period`. */
  readonly pages?: Readonly<Record<string, Page>>;
  /** What it leaves in the trail, in words: fetched with the page that shows the trail. */
  readonly trail?: () => Promise<Trail>;
};
