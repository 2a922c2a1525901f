import { Button } from '@mantine/core';
import './MorePages.css';
import { words } from './panel-words.ts';

type MorePagesProps = {
  /** Rows that are shown. */
  readonly shown: number;
  readonly list: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
};

/** Under a list that the server gives page by page: how many are shown, and the next ones. */
export const MorePages = ({ shown, list: { hasNextPage, isFetchingNextPage, fetchNextPage } }: MorePagesProps) =>
  hasNextPage ? (
    <p className="list-more no-print">
      <span className="soft">{words.shown(shown)}</span>
      <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {words.more}
      </Button>
    </p>
  ) : null;
