import { Textarea, type TextareaProps } from '@mantine/core';
import { FoundAgain } from './FoundAgain.tsx';
import type { KeptText } from './use-kept.ts';

type KeptTextareaProps = Omit<TextareaProps, 'value' | 'defaultValue' | 'onChange'> & { readonly kept: KeptText };

/** The one field for text of more than a line outside a sheet: what is typed in it is not lost. */
export const KeptTextarea = ({ kept, ...rest }: KeptTextareaProps) => (
  <div>
    <Textarea
      autosize
      minRows={2}
      {...rest}
      value={kept.value}
      onChange={({ currentTarget: { value } }) => kept.change(() => value)}
    />
    <FoundAgain kept={kept} />
  </div>
);
