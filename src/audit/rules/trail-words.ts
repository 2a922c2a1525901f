import type { Trail } from '../../platform/contract/event.ts';

type Words = Readonly<Record<string, string>>;

/** What stands in the trail, in words of the page: actions, objects, facts, and recorded values that are codes. */
export type TrailWords = {
  readonly actions: Words;
  readonly objects: Words;
  readonly facts: Words;
  readonly values: Words;
};

/** The words of several nouns as one; where two name the same, the earlier noun's stand. */
export const joinedWords = (trails: readonly Trail[]): TrailWords => {
  const joined = (of: (trail: Trail) => Words | undefined): Words => Object.assign({}, ...trails.toReversed().map(of));
  return {
    actions: joined(({ actions }) =>
      Object.fromEntries(Object.entries(actions).map(([name, { words }]) => [name, words])),
    ),
    objects: joined(({ objects }) => objects),
    facts: joined(({ facts }) => facts),
    values: joined(({ values }) => values),
  };
};
