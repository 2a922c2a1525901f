import type { FastifyReply } from 'fastify';
import type { Handed } from '../call/door.ts';

/** Names of the two cookies: the session, which ends with the browser, and the long-lived one that says which browser this is. */
export type Cookies = { readonly name: string; readonly device: string; readonly secure: boolean };

/** Both are out of reach of scripts and of other sites. */
const shared = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'strict', secure }) as const;

/** The session comes first. */
export const handCookies = (reply: FastifyReply, cookies: Cookies, { session, device }: Handed): void => {
  const options = shared(cookies.secure);
  if (session === null) reply.clearCookie(cookies.name, options).header('clear-site-data', '"cache"');
  else if (session !== undefined) reply.setCookie(cookies.name, session, options);
  if (device) reply.setCookie(cookies.device, device.value, { ...options, maxAge: device.days * 86_400 });
};
