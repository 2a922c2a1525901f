import { essenceOf, type MediaType, mediaTypes } from '../contract/media.ts';
import { PAGE_OF } from '../contract/page-of.ts';
import type { Input, Reply, RouteShape } from '../contract/route.ts';
import type { ProblemCode } from '../problems/catalogue.ts';
import { fileLimitWords } from '../text/file-limit.ts';
import { underBase } from './base.ts';

/** A refusal of the server (RFC 9457): a stable code, the sentence to show, and the facts that go with it. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly title: string;
  readonly detail: string | undefined;
  readonly status: number;
  readonly facts: Readonly<Record<string, unknown>>;
  /** What a person reads out to support. */
  readonly supportId: string | undefined;

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    const title = typeof body.title === 'string' ? body.title : 'Hệ thống chưa trả lời được. Thử lại sau ít phút.';
    const detail = typeof body.detail === 'string' ? body.detail : undefined;
    super(detail ?? title);
    this.code = (typeof body.code === 'string' ? body.code : 'unexpected') as ProblemCode;
    this.title = title;
    this.detail = detail;
    this.status = status;
    this.facts = body;
    this.supportId = typeof body.instance === 'string' ? body.instance : undefined;
  }
}

/** The request never reached the server, or its answer never came back: nothing is known about its effect. */
export class NetworkError extends Error {
  constructor() {
    super('Không kết nối được với máy chủ. Kiểm tra đường truyền rồi thử lại.');
  }
}

export type CallOptions = {
  /** Idempotency-Key of a write; the same key repeats the same write. A fresh one is made when absent. */
  readonly key?: string;
  readonly signal?: AbortSignal;
  /** Lets the request outlive the page (the last draft on leaving). */
  readonly keepalive?: boolean;
  /** Answer a 401 with the error at once instead of asking to sign in again. */
  readonly quiet?: boolean;
  /** Asked by the page itself and not by the person at it: the session's idle time goes on. */
  readonly background?: boolean;
  /** Which of the files that a route answers with. */
  readonly as?: MediaType;
};
type Sent = CallOptions & { readonly headers?: Readonly<Record<string, string>> };

type Parts = {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
};

type SignInAgain = () => Promise<boolean>;
let signInAgain: SignInAgain | undefined;

/** The frame registers how a person signs in again over the page; resolves to false when they leave instead. */
export const onSignedOut = (ask: SignInAgain | undefined): void => {
  signInAgain = ask;
};

let page: string | undefined;
type Elsewhere = (refusal: ProblemError) => void;
let elsewhere: Elsewhere | undefined;

/** The frame says for whom the page stands (`contract/page-of`): every request carries it, and no other session answers one. */
export const standFor = (whom: string | undefined): void => {
  page = whom;
};

/** The frame registers how the page says that somebody else has signed in in this browser. */
export const onAnotherSession = (tell: Elsewhere | undefined): void => {
  elsewhere = tell;
};

const fill = (path: string, { params = {}, query = {} }: Parts): string => {
  const filled = path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(String(params[name] ?? '')));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
};

/** The address of a route with its parameters filled in, for links and downloads. */
export const addressOf = <const R extends RouteShape>(route: R, input: Pick<Input<R>, 'params' | 'query'>): string =>
  fill(route.path, input as Parts);

const isWrite = (route: RouteShape): boolean => route.method !== 'GET';

/** JSON where a route has it, or any file of it, or the one that was chosen. */
const acceptOf = ({ reply }: RouteShape, as: MediaType | undefined): string =>
  as ? essenceOf(mediaTypes[as]) : reply ? mediaTypes.json : '*/*';

const requestOf = (route: RouteShape, body: unknown, options: Sent): RequestInit => {
  const headers: Record<string, string> = { accept: acceptOf(route, options.as), ...options.headers };
  if (options.background) headers['x-background'] = '1';
  if (page !== undefined) headers[PAGE_OF] = page;
  const file = body instanceof Blob;
  if (body !== undefined && !file) headers['content-type'] = mediaTypes.json;
  if (isWrite(route) && route.idempotency !== 'none') headers['idempotency-key'] = options.key ?? crypto.randomUUID();
  return {
    method: route.method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: file ? body : JSON.stringify(body) }),
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.keepalive ? { keepalive: true } : {}),
  };
};

/** Milliseconds after which an answer that nobody took is too old to be shown as the present. */
const EARLY_LIFE = 10_000;
type Answers = Map<string, Promise<Response | undefined>>;
let early: Answers = new Map();

/** Answers to GET requests that were under way before this code was loaded: each serves the first call for its address. */
export const takeFirst = (answers: Answers): void => {
  early = answers;
  setTimeout(() => answers.clear(), EARLY_LIFE);
};

const takeEarly = async (address: string, request: RequestInit): Promise<Response | undefined> => {
  // Whatever is written may change what the early answers say.
  if (request.method !== 'GET') early.clear();
  const answer = early.get(address);
  early.delete(address);
  return answer;
};

const reach = async (address: string, request: RequestInit): Promise<Response> => {
  try {
    return (await takeEarly(address, request)) ?? (await fetch(underBase(address), request));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new NetworkError();
  }
};

const refusalOf = async (response: Response): Promise<ProblemError> => {
  const body: unknown = await response.json().catch(() => ({}));
  return new ProblemError(
    response.status,
    typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {},
  );
};

let activeAt = Date.now();

/** When the server last answered something that the person at this page asked for (milliseconds): from then on the session idles. */
export const lastActive = (): number => activeAt;

/** How often a session was renewed over the page. */
let renewals = 0;

/** One request; a session that ended meanwhile is renewed over the page and the same request (same key) sent again. */
const exchange = async (address: string, request: RequestInit, options: CallOptions): Promise<Response> => {
  const sentAt = renewals;
  const response = await reach(address, request);
  if (response.ok) {
    if (!options.background) activeAt = Date.now();
    return response;
  }
  const refusal = await refusalOf(response);
  const again = refusal.code === 'not-signed-in' && !options.quiet ? signInAgain : undefined;
  // Refused after the session was renewed meanwhile: nobody is asked a second time.
  if (again && (renewals > sentAt || (await again()))) {
    renewals += 1;
    return exchange(address, request, { ...options, quiet: true });
  }
  if (refusal.code === 'another-session') elsewhere?.(refusal);
  throw refusal;
};

/** Calls a route: typed by its contract; throws ProblemError (a refusal) or NetworkError (no answer). */
export const call = async <const R extends RouteShape>(
  route: R,
  input: Input<R>,
  options: CallOptions = {},
): Promise<Reply<R>> => {
  const parts = input as Parts;
  const response = await exchange(fill(route.path, parts), requestOf(route, parts.body, options), options);
  return (await response.json()) as Reply<R>;
};

/** Sends a file to a route that takes one, as it is; its name goes along as RFC 6266 has it. */
export const sendFile = async <const R extends RouteShape>(
  route: R,
  file: File,
  parts: Pick<Parts, 'params' | 'query'> = {},
): Promise<Reply<R>> => {
  const { most = Number.POSITIVE_INFINITY } = route.upload ?? {};
  // Known before a byte is sent: over a weak line the refusal would take minutes, or not be heard at all.
  if (file.size > most)
    throw new ProblemError(413, { code: 'too-large', detail: `“${file.name}”: ${fileLimitWords(most)}` });
  const headers = {
    // What the machine does not know goes as bytes; the server looks at the content anyway.
    'content-type': file.type || mediaTypes.bytes,
    'content-disposition': `attachment; filename*=UTF-8''${encoded(file.name)}`,
  };
  const response = await exchange(fill(route.path, parts), requestOf(route, file, { headers }), {});
  return (await response.json()) as Reply<R>;
};

/** RFC 8187: what is no letter or digit goes as bytes in hexadecimal. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);

const nameFrom = (header: string | null): string => {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : (/filename="?([^";]+)"?/i.exec(header ?? '')?.[1] ?? 'tep');
};

/** Hands content to the browser as a file of this name. */
export const saveFile = (name: string, content: Blob): void => {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

/** Calls a route that answers with a file and saves it under the name the server gave. */
export const download = async <const R extends RouteShape>(
  route: R,
  input: Input<R>,
  options: CallOptions = {},
): Promise<string> => {
  const parts = input as Parts;
  const response = await exchange(fill(route.path, parts), requestOf(route, parts.body, options), options);
  const name = nameFrom(response.headers.get('content-disposition'));
  saveFile(name, await response.blob());
  return name;
};

/** What stands at an address, as text. */
export const readFrom = async (address: string): Promise<string> =>
  (await exchange(address, { headers: { accept: '*/*' }, credentials: 'same-origin' }, {})).text();

/** The same for a page that knows only the address (a print of a noun above its own). */
export const downloadFrom = async (address: string): Promise<string> => {
  const headers = { accept: '*/*', ...(page === undefined ? {} : { [PAGE_OF]: page }) };
  const response = await exchange(address, { headers, credentials: 'same-origin' }, {});
  const name = nameFrom(response.headers.get('content-disposition'));
  saveFile(name, await response.blob());
  return name;
};
