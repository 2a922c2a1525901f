/** Where copies of backups lie. A name is never written twice: what is there stays as it is until it is removed. */
export type Place = {
  /** As the page and the records call it. */
  readonly name: string;
  /** Brings a file there; when it returns, the whole of it is there under its name. */
  readonly put: (path: string, name: string) => Promise<void>;
  /** Brings it back to a new file. */
  readonly get: (name: string, path: string) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
};

/** A place that could not take or give a file; the message is for whoever runs the system. */
export class PlaceFailed extends Error {}
