-- Lists that are ordered by a moment need a second key for what happened at the same one. A random id says nothing and differs from one
-- installation to the next; the number says in which order the rows were written.
alter table notice add column number bigint generated always as identity;
alter table campaign add column number bigint generated always as identity;
alter table account_request add column number bigint generated always as identity;
alter table lost_password_request add column number bigint generated always as identity;
alter table handover add column number bigint generated always as identity;
alter table account_review add column number bigint generated always as identity;
alter table policy_choice add column number bigint generated always as identity;
alter table correction add column number bigint generated always as identity;
alter table withdrawal add column number bigint generated always as identity;

-- A decision names what was seen of the record and no longer its version.
alter table lost_password_request drop column version;
alter table discrepancy drop column version;
