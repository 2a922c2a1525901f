import type { FastifyInstance } from 'fastify';
import type { Config } from '../platform/config/config.ts';
import { renewCertificate } from '../platform/http/listener.ts';
import { createPlainPort } from '../platform/http/plain-port.ts';

type Place = Pick<Config, 'host' | 'port' | 'tls' | 'plainPort' | 'publicUrl'>;

/** `SIGHUP` reads the certificate again; one that cannot be used is named, and the one in use stays. */
const renewOnSignal = (server: FastifyInstance, { tls }: Place): void => {
  if (tls === undefined) return;
  process.on('SIGHUP', () => {
    try {
      renewCertificate(server.server, tls);
    } catch (error) {
      process.stderr.write(`Giữ chứng thư đang dùng. ${error instanceof Error ? error.message : String(error)}\n`);
    }
  });
};

const openPlainPort = (server: FastifyInstance, { host, plainPort, publicUrl }: Place): Promise<void> => {
  if (plainPort === undefined) return Promise.resolve();
  const plain = createPlainPort(publicUrl);
  server.addHook('onClose', async () => void plain.close());
  return new Promise((resolve, reject) => {
    plain.once('error', reject);
    plain.listen(plainPort, host, resolve);
  });
};

/** Opens the ports of an installation; returns the address to show. */
export const serve = async (server: FastifyInstance, place: Place): Promise<string> => {
  await openPlainPort(server, place);
  const address = await server.listen({ host: place.host, port: place.port });
  renewOnSignal(server, place);
  return place.publicUrl ?? (place.tls ? address.replace(/^http:/, 'https:') : address);
};
