-- A form's route may leave the district out, and may end at its last verifier: the board edits it from a day on (R20). A round keeps the route
-- that stood when it was opened.
alter table form_route add column skips_district boolean not null default false;
alter table form_route add column ends_at_verifier boolean not null default false;
alter table round add column ends_at_verifier boolean not null default false;
