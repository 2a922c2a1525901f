/** The server cannot start as asked; the message says in Vietnamese what to change. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
