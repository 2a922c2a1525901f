import { type CompiledQuery, IdentifierNode, type OperationNode, type RawBuilder, RawNode, ValueNode } from 'kysely';
import type { Db } from './open.ts';

/** A place in the tree of shapes that statements were seen to have; at its end the text. */
type Place = { readonly next: Map<unknown, Place>; text?: string };
type Walk = { place: Place; readonly parameters: unknown[]; readonly parts: string[] };

const place = (): Place => ({ next: new Map() });
const shapes = place();
let known = 0;
/** Shapes that are fixed by the code are few; past this many nothing more is remembered. */
const MOST = 2_000;

const step = (walk: Walk, token: unknown): void => {
  let following = walk.place.next.get(token);
  if (!following) {
    following = place();
    walk.place.next.set(token, following);
  }
  walk.place = following;
};

/** A template's fragments are one object each time the same code runs; made ones are told apart by what they say. */
const tokenOf = (fragments: readonly string[]): unknown =>
  'raw' in fragments ? fragments : `#${fragments.join('\0')}`;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Goes through a statement of plain fragments, values and names; false where it holds anything else. */
const go = (node: OperationNode, walk: Walk): boolean => {
  if (RawNode.is(node)) {
    step(walk, tokenOf(node.sqlFragments));
    return node.sqlFragments.every((fragment, at) => {
      walk.parts.push(fragment);
      const parameter = node.parameters[at];
      return parameter === undefined || go(parameter, walk);
    });
  }
  if (ValueNode.is(node) && node.immediate !== true) {
    walk.parameters.push(node.value);
    walk.parts.push(`$${walk.parameters.length}`);
    step(walk, '$');
    return true;
  }
  if (!IdentifierNode.is(node)) return false;
  walk.parts.push(quoted(node.name));
  step(walk, `"${node.name}`);
  return true;
};

/**
 * The same as `statement.compile(tx)`, whose text is put together once for each shape of a statement: it is one string from then on, so
 * that it is not compared letter by letter when its prepared statement is looked up. (Kysely's compiler visits and freezes every node.)
 */
export const compile = <R>(tx: Db, statement: RawBuilder<R>): CompiledQuery<R> => {
  const walk: Walk = { place: shapes, parameters: [], parts: [] };
  const node = statement.toOperationNode();
  if (known >= MOST || !RawNode.is(node) || !go(node, walk)) return statement.compile(tx);
  if (walk.place.text === undefined) {
    known += 1;
    walk.place.text = walk.parts.join('');
  }
  return { query: node, queryId: { queryId: '' }, sql: walk.place.text, parameters: walk.parameters };
};
