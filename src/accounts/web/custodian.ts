import { words } from './messages.ts';

/** The five fields of regulation Đ7.4 about the person behind an account. */
export type Custodian = {
  readonly fullName: string;
  readonly position: string;
  readonly section: string;
  readonly phone: string;
  readonly email: string;
};

export const noCustodian: Custodian = { fullName: '', position: '', section: '', phone: '', email: '' };

/** The shortest number that is called: 113. */
const LEAST_PHONE = 3;

export type CustodianErrors = { readonly [F in keyof Custodian]?: string };

/** What is missing or wrong, field by field; empty when it can be sent. */
export const custodianErrors = (custodian: Custodian): CustodianErrors => {
  const missing = Object.entries(custodian).filter(([, value]) => value.trim() === '');
  const errors: CustodianErrors = Object.fromEntries(missing.map(([field]) => [field, words.fieldMissing]));
  const [mail, phone] = [custodian.email.trim(), custodian.phone.trim()];
  return {
    ...errors,
    ...(phone !== '' && phone.length < LEAST_PHONE ? { phone: words.phoneWrong } : {}),
    ...(mail !== '' && !/^[^@\s]+@[^@\s]+$/.test(mail) ? { email: words.emailWrong } : {}),
  };
};

export const trimmed = (custodian: Custodian): Custodian => ({
  fullName: custodian.fullName.trim(),
  position: custodian.position.trim(),
  section: custodian.section.trim(),
  phone: custodian.phone.trim(),
  email: custodian.email.trim(),
});
