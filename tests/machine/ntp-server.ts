import { createSocket } from 'node:dgram';

/** Answers as an NTP server whose clock is `apart` milliseconds ahead of this machine's; `bend` may spoil the answer. */
export type NtpServer = {
  readonly port: number;
  apart: number;
  readonly asked: () => number;
  readonly close: () => void;
};

const TO_UNIX = 2_208_988_800;

const writeInstant = (packet: Buffer, place: number, milliseconds: number): void => {
  packet.writeUInt32BE((Math.floor(milliseconds / 1000) + TO_UNIX) % 2 ** 32, place);
  packet.writeUInt32BE(Math.floor(((milliseconds % 1000) / 1000) * 2 ** 32), place + 4);
};

export const startNtpServer = async (
  now: () => number = Date.now,
  bend: (answer: Buffer) => Buffer | undefined = (answer) => answer,
): Promise<NtpServer> => {
  const socket = createSocket('udp4');
  let count = 0;
  const server: NtpServer = { port: 0, apart: 0, asked: () => count, close: () => void socket.close() };
  socket.on('message', (question, from) => {
    count += 1;
    const answer = Buffer.alloc(48);
    answer[0] = 0x24;
    answer[1] = 2;
    question.copy(answer, 24, 40, 48);
    writeInstant(answer, 32, now() + server.apart);
    writeInstant(answer, 40, now() + server.apart);
    const bent = bend(answer);
    if (bent) socket.send(bent, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return Object.assign(server, { port: socket.address().port });
};
