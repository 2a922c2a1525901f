import { Agent, request } from 'node:http';

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

/**
 * A client that costs little: node:http over connections kept alive. The measuring process shares the machine with the server
 * that it measures, and `fetch` would take as much time as the server does.
 */
export const openClient = (base: string, cookie: string, connections: number): HttpClient => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(base);
  const send: HttpClient['send'] = (method, path, headers = {}, body = undefined) =>
    new Promise((resolve, reject) => {
      const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
      const typed = content ? { 'content-type': 'application/json', 'content-length': String(content.length) } : {};
      const call = request(
        { agent, hostname, port, method, path, headers: { cookie, ...typed, ...headers } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
          );
          response.on('error', reject);
        },
      );
      call.on('error', reject);
      call.end(content);
    });
  return { send, close: () => agent.destroy() };
};
