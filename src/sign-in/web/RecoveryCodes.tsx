import { Button, Group, Stack } from '@mantine/core';
import { words } from './sign-in-words.ts';
import './MyAccount.css';

/** Shown once, to be printed or copied by hand. */
export const RecoveryCodes = ({ codes, done }: { readonly codes: readonly string[]; readonly done: () => void }) => (
  <Stack gap="md">
    <h2 className="recovery-title">{words.recoveryTitle}</h2>
    <p className="soft">{words.recoveryWhy}</p>
    <ol className="recovery-codes figures">
      {codes.map((code) => (
        <li key={code}>{code}</li>
      ))}
    </ol>
    <Group gap="sm" className="no-print">
      <Button variant="default" onClick={() => window.print()}>
        {words.print}
      </Button>
      <Button onClick={done}>{words.kept}</Button>
    </Group>
  </Stack>
);
