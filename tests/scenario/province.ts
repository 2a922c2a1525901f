import { listAccounts, openAccounts, setUp } from '../../src/accounts/contract.ts';
import { catalogueBasis, catalogueForms, catalogueFrom, catalogueUnits } from '../../src/app/catalogue/read.ts';
import { publishForm } from '../../src/forms/contract.ts';
import { changePassword, signIn } from '../../src/sign-in/contract.ts';
import { importUnits, listUnits, type UnitRow } from '../../src/units/contract.ts';
import { openSession, type Session } from './api.ts';
import { inParallel, type Ledger } from './ledger.ts';
import { enrol } from './second-factor.ts';

/** Name of the first operator. */
export const FOUNDER = 'to.cong.tac';
export const OWN_PASSWORD = 'Thac-Nuoc-2022!kh';
const custodian = (name: string) => ({
  fullName: name,
  position: 'Chuyên viên',
  section: 'Công tác dân tộc',
  phone: '0206 3857 441',
  email: 'to.cong.tac@caobang.example',
});

/** Everybody of the province, signed in: unit accounts by unit code, operators by name. */
export type Offices = {
  readonly units: readonly UnitRow[];
  readonly of: (code: string) => Session;
  readonly founder: Session;
  readonly approver: Session;
  readonly auditor: Session;
};

/** The first operator, made with the server's one-time secret; the same secret again is refused. */
export const found = async (base: string, secret: string, ledger: Ledger): Promise<Session> => {
  const founder = openSession(base);
  const body = {
    secret,
    province: { code: '04', name: 'Cao Bằng', fullName: 'Tỉnh Cao Bằng', from: catalogueFrom },
    board: { code: 'BDT', name: 'Ban Dân tộc' },
    username: FOUNDER,
    password: OWN_PASSWORD,
    custodian: custodian('Lê Anh Tuấn'),
  };
  ledger.refused(
    'set up with a wrong secret',
    '401 wrong-credentials',
    await openSession(base).send(setUp, { body: { ...body, secret: 'khong-phai-ma-nay' } }),
  );
  await founder.must(setUp, { body });
  ledger.refused(
    'an operator’s work before the second factor',
    '403 second-factor-required',
    await founder.send(listUnits),
  );
  await enrol(founder, OWN_PASSWORD);
  ledger.refused(
    'set up a second time',
    '401 wrong-credentials',
    await openSession(base).send(setUp, { body: { ...body, username: 'nguoi.khac' } }),
  );
  return founder;
};

export const loadCatalogue = async (founder: Session): Promise<void> => {
  await founder.must(importUnits, {
    body: { from: catalogueFrom, legalBasis: catalogueBasis, units: catalogueUnits() },
  });
  for (const definition of catalogueForms())
    await founder.must(publishForm, { body: { definition, effectiveFrom: catalogueFrom } });
};

/** Names of the accounts: the code of the unit in small letters. */
const usernameOf = ({ kind, code }: UnitRow): string =>
  `${kind === 'commune' ? 'xa' : kind === 'district' ? 'huyen' : 'so'}.${code.toLowerCase()}`;

export const firstSignIn = async (base: string, username: string, issued: string): Promise<Session> => {
  const session = openSession(base);
  await session.must(signIn, { body: { username, password: issued } });
  const { secondFactor } = await session.must(changePassword, { body: { current: issued, next: OWN_PASSWORD } });
  if (secondFactor.missing) await enrol(session, OWN_PASSWORD);
  return session;
};

const operators = [
  { username: 'phe.duyet', duties: ['approval'] },
  { username: 'nhat.ky', duties: ['audit'] },
] as const;

/** Until the issued password is changed nothing else works, and a weak one or the same one is refused. */
const tryBeforeChange = async (
  base: string,
  { username, oneTimePassword }: Issued,
  ledger: Ledger,
): Promise<Session> => {
  const early = openSession(base);
  await early.must(signIn, { body: { username, password: oneTimePassword } });
  ledger.refused(
    'work before the first change of password',
    '403 password-change-required',
    await early.send(listUnits),
  );
  ledger.refused(
    'a weak new password',
    '422 weak-password',
    await early.send(changePassword, { body: { current: oneTimePassword, next: 'matkhau1' } }),
  );
  ledger.refused(
    'the issued password kept',
    '422 weak-password',
    await early.send(changePassword, { body: { current: oneTimePassword, next: oneTimePassword } }),
  );
  await early.must(changePassword, { body: { current: oneTimePassword, next: OWN_PASSWORD } });
  return early;
};

type Issued = { readonly username: string; readonly oneTimePassword: string };

/** Opens every account in one go, then each office signs in for the first time and changes its password. */
export const staff = async (base: string, founder: Session, ledger: Ledger): Promise<Offices> => {
  const { units } = await founder.must(listUnits, { query: { asOf: '2022-04-22' } });
  const board = units.find(({ kind }) => kind === 'board');
  if (!board) throw new Error('no board');
  const wanted = units.filter(({ kind }) => kind !== 'province');
  const accounts = [
    ...wanted.map((unit) => ({
      username: usernameOf(unit),
      kind: 'unit' as const,
      unitId: unit.id,
      custodian: custodian(`Công chức ${unit.name}`),
    })),
    ...operators.map(({ username, duties }) => ({
      username,
      kind: 'operator' as const,
      unitId: board.id,
      duties: [...duties],
      custodian: custodian(username),
    })),
  ];
  const { accounts: issued } = await founder.must(openAccounts, { body: { accounts } });
  ledger.refused(
    'a second account for the same unit',
    '409 already-exists',
    await founder.send(openAccounts, {
      body: { accounts: [{ username: 'xa.thu-hai', kind: 'unit', unitId: wanted[5]?.id ?? 0 }] },
    }),
  );
  ledger.refused(
    'approval together with accounts',
    '422 invalid-content',
    await founder.send(openAccounts, {
      body: {
        accounts: [{ username: 'hai.vai', kind: 'operator', unitId: board.id, duties: ['approval', 'accounts'] }],
      },
    }),
  );
  const [first, ...others] = issued;
  if (!first) throw new Error('no account was opened');
  const earliest = await tryBeforeChange(base, first, ledger);
  const signedIn = await inParallel(
    others,
    8,
    async ({ username, oneTimePassword }) => [username, await firstSignIn(base, username, oneTimePassword)] as const,
  );
  const sessions = [[first.username, earliest] as const, ...signedIn];
  const byName = new Map(sessions);
  const byUnit = new Map(wanted.map((unit) => [unit.code, byName.get(usernameOf(unit))]));
  const named = (session: Session | undefined, what: string): Session => {
    if (!session) throw new Error(`no session for ${what}`);
    return session;
  };
  ledger.refused(
    'the issued password after the change',
    '401 wrong-credentials',
    await openSession(base).send(signIn, { body: { username: first.username, password: first.oneTimePassword } }),
  );
  ledger.refused(
    'accounts listed by a commune',
    '403 not-allowed',
    await named(byUnit.get('01495'), '01495').send(listAccounts),
  );
  return {
    units,
    founder,
    of: (code) => named(byUnit.get(code), code),
    approver: named(byName.get('phe.duyet'), 'phe.duyet'),
    auditor: named(byName.get('nhat.ky'), 'nhat.ky'),
  };
};
