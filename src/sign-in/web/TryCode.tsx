import { Button } from '@mantine/core';
import { useState } from 'react';
import { words } from './sign-in-words.ts';
import { codeOf } from './time-code.ts';

/** In the demonstration only: the code that a telephone would show, for who has none at hand. The seed stands on the page anyway. */
export const TryCode = ({ secret }: { readonly secret: string }) => {
  const [code, setCode] = useState('');
  // Browsers reckon only on pages that came by TLS or from this machine.
  if (!globalThis.crypto?.subtle) return null;
  return (
    <p className="small" role="status">
      {code === '' ? null : words.tryCodeIs(code)}{' '}
      <Button size="compact-sm" variant="default" onClick={() => void codeOf(secret, Date.now()).then(setCode)}>
        {words.tryCode}
      </Button>
    </p>
  );
};
