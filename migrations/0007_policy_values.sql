-- Values that stood in the code become dated facts with their legal basis (R3): deadlines, lives of issued passwords and links, throttling.
insert into policy_value (preset, name, value, basis) values
  ('quy-che-09-2022', 'reportDays', 7, 'Khoản 6 Điều 7 Quy chế (07 ngày)'),
  ('quy-che-09-2022', 'reviewMonths', 6, 'Quy chế không quy định, mức chung của hệ thống'),
  ('quy-che-09-2022', 'issuedHours', 24, 'Quy chế không quy định, mức chung của hệ thống'),
  ('quy-che-09-2022', 'resetMinutes', 60, 'Quy chế không quy định, mức chung của hệ thống'),
  ('quy-che-09-2022', 'resetLettersPerDay', 3, 'Quy chế không quy định, mức chung của hệ thống'),
  ('quy-che-09-2022', 'lostAsksPerHour', 5, 'Quy chế không quy định, mức chung của hệ thống'),
  ('quy-che-09-2022', 'unusedWarnDays', 14, 'Quy chế không quy định, mức chung của hệ thống'),
  ('quy-che-09-2022', 'addressRefusals', 60, 'Quy chế không quy định, mức chung của hệ thống'),
  ('quy-che-09-2022', 'longestAddressWaitMinutes', 15, 'Quy chế không quy định, mức chung của hệ thống'),
  ('quy-che-09-2022', 'codeMinutes', 5, 'Quy chế không quy định, mức chung của hệ thống'),
  ('tcvn-14423-3', 'reviewMonths', 6, 'TCVN 14423:2026, 5.6.2.1 (06 tháng)');

-- password_reset_lifetime holds mailed links to a day, whatever is chosen.
alter table policy_value add constraint policy_value_reset_within_a_day check (name <> 'resetMinutes' or value <= 1440);
