-- Notices for those of a unit who hold a duty: what units ask about accounts is for whoever manages accounts (Đ7.8, Đ8).
alter table notice add column duty text;
alter table notice drop constraint notice_kind;
alter table notice add constraint notice_kind check (kind in ('campaign', 'reminder', 'returned', 'decision', 'account-request'));
