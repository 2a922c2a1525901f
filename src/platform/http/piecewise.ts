import { Readable } from 'node:stream';

type Piece = Uint8Array | string;

const bytesOf = (piece: Piece): Uint8Array => (typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece);

/** What has come so far, then the rest; a length that was promised has to be kept, or the connection breaks. */
const rest = async function* (
  first: IteratorResult<Piece>,
  pieces: AsyncIterator<Piece>,
  length: number | undefined,
): AsyncGenerator<Uint8Array> {
  let sent = 0;
  try {
    for (let next = first; !next.done; next = await pieces.next()) {
      const bytes = bytesOf(next.value);
      sent += bytes.length;
      if (length !== undefined && sent > length) break;
      if (bytes.length > 0) yield bytes;
    }
  } finally {
    await pieces.return?.();
  }
  if (length !== undefined && sent !== length) throw new Error(`promised ${length} bytes, there are ${sent} or more`);
};

/**
 * Pieces as a stream that is read as fast as it is taken. Waits for the first piece: what fails before it can still be refused in words.
 * Whoever ends the stream early ends the pieces too; what fails in the middle breaks the stream, so that nobody takes a part for the whole.
 */
export const piecewise = async (pieces: AsyncIterable<Piece>, length: number | undefined): Promise<Readable> => {
  const iterator = pieces[Symbol.asyncIterator]();
  const first = await iterator.next();
  return Readable.from(rest(first, iterator, length), { objectMode: false, highWaterMark: 65_536 });
};
