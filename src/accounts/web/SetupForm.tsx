import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { SideBySide } from '../../platform/ui/SideBySide.tsx';
import { PasswordRules } from '../../sign-in/web/index.ts';
import { CustodianFields } from './CustodianFields.tsx';
import { words } from './messages.ts';
import type { Name } from './setup-fields.ts';
import { type Setup, useSetup } from './use-setup.ts';

type PartProps = { readonly setup: Setup };

const Field = ({
  setup,
  name,
  label,
  why,
}: PartProps & { readonly name: Name; readonly label: string; readonly why?: string }) => (
  <TextInput
    label={label}
    withAsterisk
    description={why}
    value={setup.typed[name]}
    onChange={(event) => setup.change(name)(event.currentTarget.value)}
    error={setup.errorOf(name)}
    autoComplete="off"
  />
);

const ProvinceFields = ({ setup }: PartProps) => (
  <fieldset className="fieldset">
    <legend>{words.province}</legend>
    <SideBySide>
      <Field setup={setup} name="code" label={words.provinceCode} why={words.provinceCodeWhy} />
      <Field setup={setup} name="name" label={words.provinceName} why={words.provinceNameWhy} />
      <Field setup={setup} name="fullName" label={words.provinceFullName} why={words.provinceFullNameWhy} />
      <DayInput
        label={words.provinceFrom}
        description={words.provinceFromWhy}
        required
        value={setup.typed.from}
        onChange={setup.change('from')}
        error={setup.errorOf('from')}
      />
    </SideBySide>
  </fieldset>
);

const BoardFields = ({ setup }: PartProps) => (
  <fieldset className="fieldset">
    <legend>{words.board}</legend>
    <SideBySide>
      <Field setup={setup} name="boardCode" label={words.boardCode} why={words.boardCodeWhy} />
      <Field setup={setup} name="boardName" label={words.boardName} />
      <Field setup={setup} name="phone" label={words.contactPhone} why={words.contactWhy} />
      <Field setup={setup} name="email" label={words.contactEmail} />
      <Field setup={setup} name="address" label={words.contactAddress} />
    </SideBySide>
  </fieldset>
);

const OperatorFields = ({ setup }: PartProps) => (
  <fieldset className="fieldset">
    <legend>{words.operator}</legend>
    <Stack gap="sm">
      <CustodianFields value={setup.custodian} onChange={setup.setCustodian} errors={setup.custodianErrors} />
      <Field setup={setup} name="username" label={words.username} why={words.usernameWhy} />
      <PasswordInput
        label={words.password}
        withAsterisk
        autoComplete="new-password"
        aria-describedby="password-rules"
        value={setup.typed.password}
        onChange={(event) => setup.change('password')(event.currentTarget.value)}
        error={setup.weak ? words.rulesOpen : undefined}
      />
      <PasswordRules rules={setup.rules} id="password-rules" />
    </Stack>
  </fieldset>
);

/** Province, board and first operator of an empty installation, and the secret that shows who may say so. */
export const SetupForm = () => {
  const setup = useSetup();
  return (
    <Form submit={setup.submit}>
      <Stack gap="xl">
        <p className="soft">{words.setupWhy}</p>
        <Field setup={setup} name="secret" label={words.secret} why={words.secretWhy} />
        <ProvinceFields setup={setup} />
        <BoardFields setup={setup} />
        <OperatorFields setup={setup} />
        <InlineError error={setup.send.error} />
        <Button type="submit" loading={setup.send.isPending}>
          {words.setUp}
        </Button>
      </Stack>
    </Form>
  );
};
