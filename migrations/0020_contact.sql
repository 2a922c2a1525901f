-- Whom to call is a setting that the operator can change. Of an installation that never said it, the sentence of a failure named this
-- telephone until now: it goes on doing so.
insert into setting (name, value)
select 'contact', '{"phone": "0206 3857 441", "email": "", "address": ""}'::jsonb
where exists (select 1 from account) and not exists (select 1 from setting where name = 'contact');
