import * as T from 'typebox';
import { closed } from './schemas.ts';

export const eventResults = ['done', 'refused'] as const;
/** Whose line it is: an account's by its kind, a program's, the system's (jobs, commands), or of whoever had not signed in. */
export const actorKinds = ['unit', 'operator', 'consumer', 'system', 'none'] as const;

/** What an event of one action has to carry, besides what every event carries (SEC-15). */
export type EventShape = {
  /** What the action is called on the page. */
  readonly words: string;
  readonly object: readonly string[];
  /** Whether it names the object: each time, never, or where there is one. */
  readonly id: 'always' | 'never' | 'maybe';
  /** A person under an account, the system itself, or also somebody who has not signed in. */
  readonly by: 'person' | 'system' | 'anybody';
  readonly result: 'done' | 'refused' | 'either';
  /** A refusal always says why; what was done says why where somebody had to give a reason. */
  readonly reason: 'always' | 'never' | 'maybe';
  /** The thing as it was and as it is now, as digests. */
  readonly digests: boolean;
  readonly detail: T.TSchema;
};

/**
 * What a noun leaves in the trail: an action that stands in none is not written, and nothing else goes along with one (SEC-15, SEC-16). An
 * action of earlier releases that is written no more stays, since its events do.
 */
export type Trail = {
  readonly actions: Readonly<Record<string, EventShape>>;
  /** What its objects are called on the page, what the facts of its events, and recorded values that are codes. */
  readonly objects?: Readonly<Record<string, string>>;
  readonly facts?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, string>>;
};

export const text = T.String({ minLength: 1 });
export const count = T.Integer({ minimum: 0 });
export const digest = T.String({ minLength: 1 });

/** A person did something, named the object, and nothing else was recorded, unless said. */
export const event = (
  words: string,
  object: string | readonly string[],
  rest: Partial<Omit<EventShape, 'words' | 'object'>> = {},
): EventShape => ({
  words,
  object: typeof object === 'string' ? [object] : object,
  id: 'always',
  by: 'person',
  result: 'done',
  reason: 'never',
  digests: false,
  detail: closed({}),
  ...rest,
});
export const refusal = { result: 'refused', reason: 'always', by: 'anybody' } as const;
export const reasoned = { reason: 'always' } as const;
export const changed = (detail: T.TProperties) => ({ digests: true, detail: closed(detail) });
/** A thing went from one state to another. */
export const step = (words: string, object: string, detail: T.TProperties) => event(words, object, changed(detail));
