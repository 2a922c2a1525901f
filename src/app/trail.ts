import { eventSchema } from '../audit/contract/event-schema.ts';
import type { EventShape } from '../platform/contract/event.ts';
import { manifests } from './manifests.ts';

/** Every action of the trail and the shape of its events. */
export const actions: ReadonlyMap<string, EventShape> = new Map(
  manifests.flatMap(({ trail }) => Object.entries(trail?.actions ?? {})),
);

/** One JSON Schema for each action, for whoever reads the trail by a program: `npm run audit -- schema` prints them. */
export const eventSchemas = new Map([...actions].map(([action, shape]) => [action, eventSchema(action, shape)]));

const left: readonly (readonly [string, readonly string[]])[] = manifests.flatMap(({ jobs, commands = {} }) => [
  ...(jobs?.({ dataDirectory: '.' }) ?? []).map(({ name, leaves = [] }) => [`job ${name}`, leaves] as const),
  ...Object.entries(commands),
]);

/** What jobs and commands may leave, by their names; several nouns may have a hand in one command. */
export const ofTheSystem: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  left.map(([name]) => [name, left.flatMap(([one, leaves]) => (one === name ? leaves : []))]),
);
