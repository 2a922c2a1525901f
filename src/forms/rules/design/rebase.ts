import type { FormDefinition } from '../definition.ts';
import { apply } from '../edit/apply.ts';
import { type EditOperation, EditRefused } from '../edit/operation.ts';
import { touches } from '../edit/touches.ts';

type Rebased = { readonly definition: FormDefinition; readonly ops: readonly EditOperation[]; readonly lost: number };

/** Edits made anew on a form that others have changed; those that can no longer be made are counted and left out. */
export const rebased = (base: FormDefinition, ops: readonly EditOperation[]): Rebased => {
  let definition = base;
  const kept: EditOperation[] = [];
  for (const op of ops) {
    try {
      definition = apply(definition, op);
      kept.push(op);
    } catch (error) {
      if (!(error instanceof EditRefused)) throw error;
    }
  }
  return { definition, ops: kept, lost: ops.length - kept.length };
};

const within = (place: string, other: string): boolean => place === other || place.startsWith(`${other}/`);

/** One's own edits without those that write where the others' values are to stay. `before`: the form that the edits were made on. */
export const keepingTheirs = (
  before: FormDefinition,
  ops: readonly EditOperation[],
  theirs: readonly string[],
): EditOperation[] => {
  let definition = before;
  return ops.filter((op) => {
    const { writes, needs } = touches(definition, op);
    const given = theirs.some((place) => [...writes, ...needs].some((own) => within(own, place) || within(place, own)));
    if (!given) definition = rebased(definition, [op]).definition;
    return !given;
  });
};
