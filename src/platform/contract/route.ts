import type * as T from 'typebox';
import type { FileType } from './media.ts';

/** Who may call a route: `public` (no sign-in), `signedIn` (any account), or a verb of `sign-in/rules/permissions`. */
export type Permission = string;

export type RouteShape = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Fastify path under the site's root, e.g. `/api/submissions/:id/return`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly permission: Permission;
  readonly params?: T.TObject;
  readonly query?: T.TObject;
  readonly body?: T.TSchema;
  /** Schema of a JSON answer; absent where it answers with files alone. */
  readonly reply?: T.TSchema;
  /** Files that it answers with, besides JSON where it has a `reply`. Which one is settled by `Accept`; the first where the asker takes all. */
  readonly files?: readonly FileType[];
  /**
   * Its answers carry a tag (RFC 9110, 8.8.3), and who names it as the one they have is told that nothing changed (304): `strong` where the
   * same tag means the same bytes, `weak` where it means the same content. Of JSON it is always weak, since that travels compressed.
   */
  readonly validator?: 'strong' | 'weak';
  /** A part of its file may be asked for (RFC 9110, 14), so that what broke off can go on; only where the tag is strong. */
  readonly ranges?: true;
  /** Largest body in bytes; 1 MiB unless said. */
  readonly bodyLimit?: number;
  /** Its body is a file, read as it comes in: what it may be, and how many bytes at most. */
  readonly upload?: UploadShape;
  /** Writes carry an Idempotency-Key unless the route says that repeating it is harmless. */
  readonly idempotency?: 'required' | 'none';
  /** The answer holds one-time passwords: it is kept for a repeated request only under the key of the session that asked. */
  readonly secretReply?: boolean;
  /** Reachable although the password still has to be changed (regulation Đ7.2b). */
  readonly beforePasswordChange?: boolean;
  /** Goes on although the server's clock is wrong (SEC-18): coming in to read, going out, ending a session that is somebody else's. */
  readonly whileClockWrong?: boolean;
  /** Reachable although a second factor is mandatory and not yet enrolled; the password has been changed. */
  readonly beforeSecondFactor?: boolean;
  /** About the very session that the call came over: programs, jobs and commands, which have none, do not reach it. */
  readonly needsSession?: true;
  /** Programs of consumers may call it, with a bearer token: besides accounts (`too`) or alone (`only`). Nobody else's program may. */
  readonly consumers?: 'too' | 'only';
};

export type UploadShape = { readonly types: readonly FileType[]; readonly most: number };

/** A route is a value: the server mounts it, the page calls it, OpenAPI publishes it. */
export const route = <const R extends RouteShape>(shape: R): R => shape;

type Of<S> = S extends T.TSchema ? T.Static<S> : Record<never, never>;

export type Params<R extends RouteShape> = Of<R['params']>;
export type Query<R extends RouteShape> = Of<R['query']>;
export type Body<R extends RouteShape> = R['body'] extends T.TSchema ? T.Static<R['body']> : undefined;

/** What a caller gets as JSON; of a route that answers with files alone nothing. */
export type Reply<R extends RouteShape> = R['reply'] extends T.TSchema ? T.Static<R['reply']> : never;

type Part<K extends string, V> = keyof V extends never ? { readonly [P in K]?: V } : { readonly [P in K]: V };

/** What a caller hands over: the parts that the route declares, and nothing else. */
export type Input<R extends RouteShape> = Part<'params', Params<R>> &
  Part<'query', Query<R>> &
  (R['body'] extends T.TSchema ? { readonly body: Body<R> } : Record<never, never>);
