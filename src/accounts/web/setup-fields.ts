import type { Body } from '../../platform/contract/route.ts';
import type { setUp } from '../contract.ts';
import { type Custodian, trimmed } from './custodian.ts';
import { words } from './messages.ts';

const names = [
  'secret',
  'code',
  'name',
  'fullName',
  'from',
  'boardCode',
  'boardName',
  'phone',
  'email',
  'address',
  'username',
  'password',
] as const;
export type Name = (typeof names)[number];
/** What is typed to set an installation up, but for its first custodian. */
export type Typed = Readonly<Record<Name, string>>;
export const blankSetup: Typed = {
  secret: '',
  code: '',
  name: '',
  fullName: '',
  from: '',
  boardCode: '',
  boardName: '',
  phone: '',
  email: '',
  address: '',
  username: '',
  password: '',
};

const shapes: Partial<Record<Name, { readonly shape: RegExp; readonly hint: string }>> = {
  secret: { shape: /^\s*\S.{6,}\S\s*$/, hint: words.secretShort },
  code: { shape: /^\d{2}$/, hint: words.provinceCodeWhy },
  boardCode: { shape: /^[A-Z0-9]{2,12}$/, hint: words.boardCodeWhy },
  username: { shape: /^[a-z0-9][a-z0-9._-]{1,62}$/, hint: words.usernameWrong },
};

/** Why a field is not right yet; the password has rules of its own. */
export const errorOf = (typed: Typed, name: Name): string | undefined => {
  if (name === 'password') return undefined;
  if (typed[name].trim() === '') return words.fieldMissing;
  const wanted = shapes[name];
  return wanted && !wanted.shape.test(typed[name]) ? wanted.hint : undefined;
};

export const isComplete = (typed: Typed): boolean => names.every((name) => errorOf(typed, name) === undefined);

export const bodyOf = (typed: Typed, custodian: Custodian): Body<typeof setUp> => {
  const { code, from, boardCode, username, password } = typed;
  return {
    secret: typed.secret.trim(),
    province: { code, name: typed.name.trim(), fullName: typed.fullName.trim(), from },
    board: {
      code: boardCode,
      name: typed.boardName.trim(),
      contact: { phone: typed.phone.trim(), email: typed.email.trim(), address: typed.address.trim() },
    },
    username,
    password,
    custodian: trimmed(custodian),
  };
};
