import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { Clock } from './clock.ts';

export type NtpServer = { readonly host: string; readonly port: number };

/** Seconds from 1900 (NTP) to 1970 (Unix). */
const TO_UNIX = 2_208_988_800;
const ERA = 2 ** 32;
const PACKET = 48;
/** Version 4, mode 3: a client asks. */
const ASK = 0x23;
const SERVER_MODE = 4;
const UNSYNCHRONISED = 3;
const RECEIVED_AT = 32;
const SENT_AT = 40;

/** A timestamp of NTP in milliseconds of Unix time. Seconds without the first bit belong to the era that begins in 2036 (RFC 4330, 3). */
const instantAt = (packet: Buffer, place: number): number => {
  const seconds = packet.readUInt32BE(place);
  const era = seconds < ERA / 2 ? ERA : 0;
  return (seconds + era - TO_UNIX) * 1000 + (packet.readUInt32BE(place + 4) * 1000) / ERA;
};

/** Whether a packet answers this very question and comes from a server that knows the time (RFC 4330, 5). */
const answers = (packet: Buffer, question: Buffer): boolean => {
  if (packet.length < PACKET) return false;
  const [first = 0, stratum = 0] = packet;
  return (
    (first & 7) === SERVER_MODE &&
    first >> 6 !== UNSYNCHRONISED &&
    stratum >= 1 &&
    stratum <= 15 &&
    packet.subarray(24, 32).equals(question.subarray(SENT_AT, PACKET)) &&
    packet.readUInt32BE(SENT_AT) !== 0
  );
};

/**
 * How far an NTP server's clock is ahead of ours, in milliseconds (SNTP, RFC 4330 and RFC 5905, 14). What we send as our time is a
 * random number: the server gives it back, so that nobody who does not see the line can answer in its place.
 */
export const askSntp = (server: NtpServer, clock: Clock, timeoutMs = 3_000): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = createSocket(isIPv6(server.host) ? 'udp6' : 'udp4');
    const question = Buffer.alloc(PACKET);
    question[0] = ASK;
    randomBytes(8).copy(question, SENT_AT);
    let sentAt = 0;
    const end = (finish: () => void): void => {
      clearTimeout(timer);
      socket.removeAllListeners('message');
      socket.close();
      finish();
    };
    const timer = setTimeout(() => end(() => reject(new Error('no answer in time'))), timeoutMs);
    socket.once('error', (error) => end(() => reject(error)));
    socket.on('message', (packet) => {
      const receivedAt = clock().getTime();
      if (!answers(packet, question)) return;
      const [theirs, sent] = [instantAt(packet, RECEIVED_AT), instantAt(packet, SENT_AT)];
      end(() => resolve((theirs - sentAt + (sent - receivedAt)) / 2));
    });
    // Connected: datagrams of any other address are not even delivered.
    socket.connect(server.port, server.host, () => {
      sentAt = clock().getTime();
      socket.send(question);
    });
  });
