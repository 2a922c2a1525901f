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

export type CustodianErrors = { readonly [F in keyof Custodian]?: string };

/** What is missing or wrong, field by field; empty when it can be sent. */
export const custodianErrors = (custodian: Custodian): CustodianErrors => {
  const missing = Object.entries(custodian).filter(([, value]) => value.trim() === '');
  const errors: CustodianErrors = Object.fromEntries(missing.map(([field]) => [field, words.fieldMissing]));
  const mail = custodian.email.trim();
  return mail !== '' && !/^[^@\s]+@[^@\s]+$/.test(mail) ? { ...errors, email: words.emailWrong } : errors;
};

export const trimmed = (custodian: Custodian): Custodian => ({
  fullName: custodian.fullName.trim(),
  position: custodian.position.trim(),
  section: custodian.section.trim(),
  phone: custodian.phone.trim(),
  email: custodian.email.trim(),
});
