import type { FileType } from '../contract/media.ts';
import type { Reply, RouteShape } from '../contract/route.ts';
import type { Db } from '../db/open.ts';

/** Bytes `from` to `to`, both of them included, counted from 0. */
export type Span = { readonly from: number; readonly to: number };

/** What content that is made after the transaction may still do. */
export type Later = {
  /** Runs a query in a short transaction of its own as the same caller, whose session and permission are checked again each time. */
  readonly read: <V>(work: (tx: Db) => Promise<V>) => Promise<V>;
  /** Ends when nobody waits for the content any more. */
  readonly signal: AbortSignal;
};

/** Content that goes out piece by piece, as fast as it is taken; `size` in bytes where it is known. */
export type Streamed = {
  readonly size?: number;
  /** `span` is asked for only where the route has `ranges`; then the size has to be known. */
  readonly pieces: (later: Later, span: Span | undefined) => AsyncIterable<Uint8Array | string>;
};

/** A function makes the content after the transaction has ended, so that long work (printing) does not hold the database. */
export type FileContent = Uint8Array | (() => Promise<Uint8Array>) | Streamed;

/** A file that leaves the server: always as a download under its own name, never as a page. */
export type FileAnswer<M extends FileType = FileType> = {
  readonly name: string;
  readonly type: M;
  /** Digest or version by which equal content is recognised. Required where the route has a `validator`. */
  readonly tag?: string;
  readonly content: FileContent;
};

type Tagged<R extends RouteShape> = R['validator'] extends string ? { readonly tag: string } : unknown;
type FileOf<R extends RouteShape> = R['files'] extends readonly (infer M extends FileType)[]
  ? FileAnswer<M> & Tagged<R>
  : never;

/** What a verb answers: JSON, a file, or the one that was asked for. */
export type AnswerOf<R extends RouteShape> = Reply<R> | FileOf<R>;
