import type { Secrets } from '../../platform/secrets/secrets.ts';

/** The five fields of regulation Đ7.4. */
export type CustodianOf = {
  readonly fullName: string;
  readonly position: string;
  readonly section: string;
  readonly phone: string;
  readonly email: string;
};

/** A custodian as it is stored: telephone and e-mail lie sealed (SEC-22). */
export const custodianRow = (accountId: string, custodian: CustodianOf, from: Date, secrets: Secrets) => ({
  account_id: accountId,
  full_name: custodian.fullName.normalize('NFC'),
  position: custodian.position.normalize('NFC'),
  section: custodian.section.normalize('NFC'),
  phone: secrets.seal(custodian.phone.normalize('NFC'), 'custodian.phone'),
  email: secrets.seal(custodian.email.normalize('NFC'), 'custodian.email'),
  valid_from: from,
});

type Stored = {
  readonly full_name: string;
  readonly position: string;
  readonly section: string;
  readonly phone: string;
  readonly email: string;
};

/** The five fields of a stored row, readable again. */
export const custodianFields = (row: Stored, secrets: Secrets): CustodianOf => ({
  fullName: row.full_name,
  position: row.position,
  section: row.section,
  phone: secrets.open(row.phone, 'custodian.phone'),
  email: secrets.open(row.email, 'custodian.email'),
});
