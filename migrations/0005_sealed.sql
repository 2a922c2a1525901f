-- Data at rest (SEC-22): no plain value can be stored where sealed ones belong; the list is in src/platform/secrets/sealed-columns.ts.
-- Rows from before there were keys are sealed by the next start of the server, which alone has the keys: hence "not valid".
alter table custodian add constraint custodian_phone_sealed check (phone like 'g1.%') not valid;
alter table custodian add constraint custodian_email_sealed check (email like 'g1.%') not valid;
alter table second_factor add constraint second_factor_secret_sealed check (secret like 'g1.%');
alter table second_factor add constraint second_factor_pending_secret_sealed check (pending_secret like 'g1.%');
