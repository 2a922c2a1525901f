import type { Static } from 'typebox';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { findSetting, keepSetting, lockSetting } from '../../platform/db/settings.ts';
import type { Contact as ContactSchema, setContact as route } from '../contract/contact.ts';
import { learnNames } from './names-in-force.ts';

type Contact = Static<typeof ContactSchema>;
const CONTACT = 'contact';

/** The setting as it is stored; blank where nobody has filled it in. */
const contactOf = (value: unknown): Contact => {
  const given = new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  const field = (name: string): string => String(given.get(name) ?? '');
  return { phone: field('phone'), email: field('email'), address: field('address') };
};

/** Telephone, e-mail and address of whoever supports the units (Đ8). */
export const readContact = async (tx: Db): Promise<Contact> => contactOf(await findSetting(tx, CONTACT));

export const keepContact = (tx: Db, contact: Contact): Promise<void> => keepSetting(tx, CONTACT, contact);

/** The operator says whom to call from now on: at the sign-in, in refusals, in letters, in security.txt. */
export const setContact = async (call: Call, { body }: HandlerInput<typeof route>) => {
  const before = contactOf(await lockSetting(call.tx, CONTACT));
  await keepContact(call.tx, body);
  await learnNames(call.tx, call.now);
  const { phone, email, address } = body;
  await call.audit({
    action: 'contact.change',
    objectType: 'contact',
    before,
    after: body,
    detail: { phone, email, contactAddress: address },
  });
  return { ok: true as const };
};
