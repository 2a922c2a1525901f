import { sql } from 'kysely';
import type { Database, Db } from './open.ts';

/** The role of requests where no login of its own is given: it owns nothing and signs in nowhere. */
export const APPLICATION_ROLE = 'dan_toc_application';

const NOT_PERMITTED = '42501';

/** Two processes may start at once on one server: whoever is second finds the role there. */
const makeRole = (owner: Db) =>
  owner.transaction().execute(async (tx) => {
    await sql`
      do $$ begin
        create role dan_toc_application nologin;
      exception when duplicate_object or unique_violation then null;
      end $$`.execute(tx);
    await sql`
      do $$ begin
        if not pg_has_role(current_user, 'dan_toc_application', 'member') then
          execute format('grant dan_toc_application to %I', current_user);
        end if;
      end $$`.execute(tx);
  });

/** Granted already, and no table has come since. */
const isAdmitted = async (owner: Db, role: string): Promise<boolean> => {
  const { rows } = await sql<{ admitted: boolean }>`
    select has_table_privilege(r.oid, 'request_key', 'select') as admitted from pg_roles r where r.rolname = ${role}`.execute(
    owner,
  );
  return rows[0]?.admitted ?? false;
};

const admit = (owner: Db, role: string) => sql`select admit_application(${role})`.execute(owner);

/** Superusers and owners of the tables pass by every policy. */
const passesPolicies = async (owner: Db, role: string): Promise<boolean> => {
  const { rows } = await sql<{ passes: boolean }>`
    select r.rolsuper or r.rolbypassrls or pg_has_role(r.oid, c.relowner, 'usage') as passes
    from pg_roles r, pg_class c where r.rolname = ${role} and c.oid = 'request_key'::regclass`.execute(owner);
  return rows[0]?.passes ?? true;
};

/**
 * Lets requests work under a role that is not the owner's, so that row-level security binds them (ASVS 8.4.1, 13.2.2): the login of
 * DATABASE_URL where migrations have a login of their own, else a role that requests put on. Answers a sentence for the operator where
 * neither can be had. `migrated`: tables have come or changed with this start.
 */
export const admitApplication = async (
  database: Database,
  { login, migrated = true }: { readonly login?: string | undefined; readonly migrated?: boolean } = {},
): Promise<string | undefined> => {
  const { owner } = database;
  if (login !== undefined) {
    if (migrated || !(await isAdmitted(owner, login))) await admit(owner, login);
    return (await passesPolicies(owner, login))
      ? `Lưu ý: vai trò cơ sở dữ liệu "${login}" trong DATABASE_URL là siêu người dùng hoặc sở hữu bảng nên bảo vệ theo dòng không có tác dụng. Dùng một vai trò thường cho DATABASE_URL.`
      : undefined;
  }
  if (!migrated && (await isAdmitted(owner, APPLICATION_ROLE))) {
    database.putOn(APPLICATION_ROLE);
    return undefined;
  }
  try {
    await makeRole(owner);
  } catch (error) {
    if ((error as { code?: string }).code !== NOT_PERMITTED) throw error;
    return 'Lưu ý: vai trò trong DATABASE_URL không được tạo vai trò khác nên bảo vệ theo dòng chưa bật. Đặt DATABASE_OWNER_URL (vai trò sở hữu bảng) và dùng một vai trò thường cho DATABASE_URL.';
  }
  await admit(owner, APPLICATION_ROLE);
  database.putOn(APPLICATION_ROLE);
  return undefined;
};
