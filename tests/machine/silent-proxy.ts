import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a server that can stop carrying anything without ending a connection, as a firewall does. */
export type SilentProxy = {
  readonly port: number;
  /** From now on nothing goes through, of connections that stand and of new ones, and nobody is told. */
  silence(): void;
  /** New connections go through again; those that were silenced stay so. */
  speak(): void;
  close(): Promise<void>;
};

export const openSilentProxy = async (port: number): Promise<SilentProxy> => {
  let silent = false;
  const pairs = new Set<readonly [Socket, Socket]>();
  const server = createServer((near) => {
    if (silent) return void near.pause();
    const far = connect(port, '127.0.0.1');
    const pair = [near, far] as const;
    pairs.add(pair);
    near.pipe(far);
    far.pipe(near);
    for (const end of pair) {
      end.on('error', () => undefined);
      end.on('close', () => {
        pairs.delete(pair);
        for (const each of pair) each.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    port: address.port,
    silence: () => {
      silent = true;
      for (const [near, far] of pairs) {
        near.unpipe(far);
        far.unpipe(near);
        near.pause();
        far.pause();
      }
    },
    speak: () => {
      silent = false;
    },
    close: async () => {
      for (const pair of pairs) for (const end of pair) end.destroy();
      server.close();
    },
  };
};
