import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { answersOf } from '../call/door.ts';
import { notAcceptable } from '../call/not-acceptable.ts';
import { essenceOf, type MediaType, mediaTypes } from '../contract/media.ts';
import type { RouteShape } from '../contract/route.ts';

/** Some say the letters along, which are UTF-8 in any case. */
const spellings = (name: MediaType): string[] => {
  const essence = essenceOf(mediaTypes[name]);
  return [essence, `${essence};charset=utf-8`];
};

/** Of all that a route answers with, what the request takes (RFC 9110, 12.5.1), best first; 406 where that is nothing. */
export const acceptedOf = (request: FastifyRequest, route: RouteShape): readonly MediaType[] => {
  const there = answersOf(route);
  const { accept } = request.headers;
  if (!accept || accept === '*/*') return there;
  const names = new Map(there.flatMap((name) => spellings(name).map((spelling) => [spelling, name])));
  const taken = new Negotiator(request.raw).mediaTypes([...names.keys()]).flatMap((type) => names.get(type) ?? []);
  if (taken.length === 0) throw notAcceptable(there);
  return [...new Set(taken)];
};
