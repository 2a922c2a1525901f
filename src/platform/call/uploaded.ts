import type { FileType } from '../contract/media.ts';

/**
 * A file on its way in. Read once, before the transaction; who stops reading, or throws, has taken nothing in. Its name and type are what
 * the sender says.
 */
export type Uploaded = {
  readonly name: string | undefined;
  readonly type: FileType;
  /** Throws where the sender breaks off, takes too long, or sends more than the route takes. */
  readonly bytes: AsyncIterable<Uint8Array>;
};
