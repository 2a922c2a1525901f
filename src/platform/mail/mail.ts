import { createTransport } from 'nodemailer';
import { isLoopback } from '../config/loopback.ts';
import { StartRefused } from '../config/start-refused.ts';

export type Message = {
  /** One address, `ten@co-quan.gov.vn`. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments?: readonly MailAttachment[];
};
export type MailAttachment = { readonly name: string; readonly mediaType: string; readonly content: string | Buffer };

/** Outgoing mail; a rejected promise means the server has not taken the message, and the job tries again later. */
export type Mail = { send(message: Message): Promise<void> };

/** Where mail leaves (`smtp://` with STARTTLS, `smtps://`) and from which address. */
export type MailConfig = { readonly url: string; readonly from: string };

const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;
const CONTROL = /\p{Cc}/u;

/** One plain address and nothing else: no second recipient, no display name, no line break (CWE-93). */
export const isMailAddress = (text: string): boolean => ADDRESS.test(text);

/** A line break in what becomes a header would add headers of the sender's choice. The values are not shown: they may be personal. */
const refuseInjection = ({ to, subject, attachments = [] }: Message): void => {
  if (!isMailAddress(to)) throw new Error('mail refused: the recipient is not one plain address');
  if (CONTROL.test(subject) || subject.length > 200)
    throw new Error('mail refused: control characters or too long a subject');
  if (attachments.some(({ name, mediaType }) => CONTROL.test(name) || CONTROL.test(mediaType)))
    throw new Error('mail refused: control characters in the name of an attachment');
};

const credentialsOf = ({ username, password }: URL) =>
  username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } };

/** TLS always, with a certificate that is checked; on the machine itself (loopback) plain `smtp://` will do. */
const transportOf = (address: URL) => {
  const secure = address.protocol === 'smtps:';
  const local = isLoopback(address.hostname);
  return createTransport({
    host: address.hostname.replace(/^\[|\]$/g, ''),
    port: Number(address.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !local,
    ignoreTLS: !secure && local,
    tls: { minVersion: 'TLSv1.2' },
    ...credentialsOf(address),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
};

/** Mail over SMTP; `undefined` where none is configured: then nothing is sent and nobody is told that it was. */
export const openMail = (config: MailConfig | undefined): Mail | undefined => {
  if (config === undefined) return undefined;
  if (!isMailAddress(config.from))
    throw new StartRefused('MAIL_FROM phải là một địa chỉ thư điện tử, ví dụ csdl@caobang.gov.vn.');
  const transport = transportOf(new URL(config.url));
  return {
    send: async (message) => {
      refuseInjection(message);
      const { to, subject, text, attachments = [] } = message;
      await transport.sendMail({
        from: config.from,
        to: { name: '', address: to },
        subject,
        text,
        // Marks an automatic letter (RFC 3834), so that no absence reply comes back.
        headers: { 'Auto-Submitted': 'auto-generated' },
        attachments: attachments.map(({ name, mediaType, content }) => ({
          filename: name,
          contentType: mediaType,
          content,
        })),
      });
    },
  };
};
