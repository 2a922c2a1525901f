import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export type HttpAnswer = { readonly status: number; readonly text: string };
export type HttpClient = {
  readonly send: (
    method: string,
    path: string,
    headers?: Record<string, string>,
    body?: unknown,
  ) => Promise<HttpAnswer>;
  readonly close: () => void;
};

/** An answer as far as it has come: where its head ends, and how many bytes follow. */
type Head = { readonly status: number; readonly begins: number; readonly length: number };

const HEAD_END = '\r\n\r\n';

/** Reads the head of an answer (RFC 9112 §4) once it is whole; the product gives every answer its length. */
const headOf = (bytes: Buffer): Head | undefined => {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  if (length === undefined) throw new Error(`an answer without its length:\n${head}`);
  return { status: Number(head.slice(9, 12)), begins: end + HEAD_END.length, length: Number(length) };
};

/** One connection kept alive: a request, its answer, the next request. */
const openLine = async (hostname: string, port: number) => {
  const socket: Socket = connect(port, hostname).setNoDelay(true);
  await once(socket, 'connect');
  let settle: { readonly resolve: (answer: HttpAnswer) => void; readonly reject: (error: Error) => void } | undefined;
  let bytes: Buffer = Buffer.alloc(0);
  const fail = (error: Error): void => settle?.reject(error);
  socket.on('error', fail).on('close', () => fail(new Error('the server closed the connection')));
  socket.on('data', (more) => {
    bytes = bytes.length === 0 ? more : Buffer.concat([bytes, more]);
    const head = headOf(bytes);
    if (!head || bytes.length < head.begins + head.length) return;
    const text = bytes.toString('utf8', head.begins, head.begins + head.length);
    bytes = Buffer.alloc(0);
    settle?.resolve({ status: head.status, text });
  });
  return {
    ask: (request: string): Promise<HttpAnswer> =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject };
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
};
type Line = Awaited<ReturnType<typeof openLine>>;

/**
 * A client that costs little: HTTP/1.1 written and read at the socket, over connections kept alive. The measuring process shares the
 * machine with the server that it measures; `node:http` took a twelfth of all the time there was, `fetch` as much as the server does.
 */
export const openClient = (base: string, cookie: string, connections: number): HttpClient => {
  const { hostname, port, host } = new URL(base);
  const free: Line[] = [];
  const waiting: ((line: Line) => void)[] = [];
  let opened = 0;
  const take = (): Line | Promise<Line> => {
    const line = free.pop();
    if (line) return line;
    if (opened === connections) return new Promise((resolve) => waiting.push(resolve));
    opened += 1;
    return openLine(hostname, Number(port));
  };
  const give = (line: Line): void => {
    const next = waiting.shift();
    if (next) next(line);
    else free.push(line);
  };
  const send: HttpClient['send'] = async (method, path, headers = {}, body = undefined) => {
    const content = body === undefined ? '' : JSON.stringify(body);
    const typed = body === undefined ? {} : { 'content-type': 'application/json' };
    const given = { host, cookie, ...typed, ...headers, 'content-length': String(Buffer.byteLength(content)) };
    const lines = Object.entries(given).map(([name, value]) => `${name}: ${value}\r\n`);
    const line = await take();
    const answer = await line.ask(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${content}`);
    give(line);
    return answer;
  };
  return {
    send,
    close: () => {
      for (const line of free) line.close();
    },
  };
};
