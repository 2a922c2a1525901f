import { Button, Stack } from '@mantine/core';
import { useGo } from '../../platform/ui/address.tsx';
import { Dialog } from '../../platform/ui/Dialog.tsx';
import { useMe } from '../../platform/ui/me.ts';
import { words } from './messages.ts';
import { SignInForm } from './SignInForm.tsx';

/** The session has ended while somebody worked: the password again, the page behind stays as it is. */
export const SignInAgainDialog = ({ done }: { readonly done: (signedIn: boolean) => void }) => {
  const me = useMe();
  const go = useGo();
  const leave = (): void => {
    done(false);
    go('/dang-nhap');
  };
  return (
    <Dialog title={words.again} size="md" zIndex={1000}>
      <Stack gap="md">
        <p>{words.againWhy}</p>
        <SignInForm username={me.account.username} done={() => done(true)} />
        <Button variant="subtle" onClick={leave}>
          {words.leave}
        </Button>
      </Stack>
    </Dialog>
  );
};
