import { Button } from '@mantine/core';
import { PageLink } from '../../platform/ui/address.tsx';
import { messages } from './messages.ts';

type OnwardProps = {
  readonly next: string | undefined;
  readonly onNext: (id: string) => void;
  readonly waiting: number;
  readonly total: string | undefined;
};

/** Nothing is decided on this sheet: the next that waits, or, once none does, the total to be signed. */
export const Onward = ({ next, onNext, waiting, total }: OnwardProps) => {
  if (next !== undefined)
    return (
      <Button variant="default" onClick={() => onNext(next)}>
        {messages.review.next}
      </Button>
    );
  if (waiting > 0 || total === undefined) return null;
  return (
    <Button variant="default" renderRoot={(props) => <PageLink {...props} href={total} />}>
      {messages.review.toTotal}
    </Button>
  );
};
