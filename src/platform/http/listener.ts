import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { createServer as createTlsServer, Server as TlsServer } from 'node:https';
import { createSecureContext } from 'node:tls';
import type { TlsFiles } from '../config/config.ts';
import { StartRefused } from '../config/start-refused.ts';
import type { Patience } from './limits.ts';

const read = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch {
    throw new StartRefused(`Không đọc được tệp ${file} của TLS. Kiểm tra đường dẫn và quyền đọc.`);
  }
};

/** TLS 1.2 with forward secrecy and authenticated encryption, or 1.3 (SEC-24, ASVS 12.1.1, 12.1.2). */
const protocols = {
  minVersion: 'TLSv1.2',
  ciphers:
    'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256',
  honorCipherOrder: true,
} as const;

const contextOf = ({ certFile, keyFile }: TlsFiles) => {
  const context = { ...protocols, cert: read(certFile), key: read(keyFile) };
  try {
    createSecureContext(context);
  } catch {
    throw new StartRefused(
      `Chứng thư ${certFile} và khóa ${keyFile} không dùng được cùng nhau. Cần chứng thư PEM (kèm chuỗi) và đúng khóa PEM của nó.`,
    );
  }
  return context;
};

/** The bare server under the routes, with TLS where it is given. Nobody holds a connection by never ending a head. */
export const listenerFor =
  (tls: TlsFiles | undefined, { head, upload }: Patience) =>
  (handler: RequestListener): Server => {
    const options: ServerOptions = {
      headersTimeout: head,
      requestTimeout: upload,
      connectionsCheckingInterval: Math.min(5_000, head),
      // Looked at with the other limits, so that the refusal is a problem like any other.
      requireHostHeader: false,
    };
    const server = tls ? createTlsServer({ ...options, ...contextOf(tls) }, handler) : createServer(options, handler);
    server.keepAliveTimeout = 72_000;
    return server;
  };

/** A renewed certificate, without a restart: connections that stand go on, new ones get it. Files that do not fit change nothing. */
export const renewCertificate = (server: Server, tls: TlsFiles): void => {
  if (server instanceof TlsServer) server.setSecureContext(contextOf(tls));
};
