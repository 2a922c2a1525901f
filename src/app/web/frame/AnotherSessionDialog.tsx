import { Button, Group, Stack } from '@mantine/core';
import { underBase, withoutBase } from '../../../platform/ui/base.ts';
import type { ProblemError } from '../../../platform/ui/call.ts';
import { Dialog } from '../../../platform/ui/Dialog.tsx';
import { useMe } from '../../../platform/ui/me.ts';
import { words } from '../messages.ts';

const named = (username: string, name: unknown): string =>
  typeof name === 'string' ? `${username} (${name})` : username;

/** Who has signed in, as the refusal says it. */
const otherIn = ({ facts: { signedIn } }: ProblemError): string => {
  if (typeof signedIn !== 'object' || signedIn === null || !('username' in signedIn)) return words.somebodyElse;
  return named(String(signedIn.username), 'name' in signedIn ? signedIn.name : null);
};

const signInHere = (): string =>
  `/dang-nhap?tiep=${encodeURIComponent(`${withoutBase(window.location.pathname)}${window.location.search}`)}`;

/** It begins anew as whoever is signed in now, or as whom it stood for; drafts lie under the name of who typed them. */
export const AnotherSessionDialog = ({ refusal }: { readonly refusal: ProblemError }) => {
  const me = useMe();
  const [other, mine] = [otherIn(refusal), named(me.account.username, me.custodian?.fullName)];
  const open = (address: string) => (): void => window.location.assign(underBase(address));
  return (
    <Dialog title={words.anotherSession} size="lg" zIndex={1100}>
      <Stack gap="md">
        {/* Comes up while somebody types: the focus is on the words, so that an Enter on its way presses no button. */}
        <p tabIndex={-1} data-autofocus>
          {words.anotherSessionWho(other, mine)}
        </p>
        <p>{words.anotherSessionKept(mine)}</p>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={open(signInHere())}>
            {words.signInAs(me.account.username)}
          </Button>
          <Button onClick={open('/')}>{words.startAnew}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
};
