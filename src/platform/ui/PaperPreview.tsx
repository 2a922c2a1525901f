import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { downloadFrom, readFrom } from './call.ts';
import { Dialog } from './Dialog.tsx';
import { ErrorPanel } from './ErrorPanel.tsx';
import { Icon } from './Icon.tsx';
import { Loading } from './Loading.tsx';
import { words } from './paper-words.ts';
import { say } from './say.tsx';
import './PaperPreview.css';

type PaperPreviewProps = {
  readonly title: string;
  /** Where the paper is printed; `format=preview` is asked for its pages, `format=pdf` for the file. */
  readonly address: string;
  readonly onClose: () => void;
};

const asked = (address: string, format: 'preview' | 'pdf'): string =>
  `${address}${address.includes('?') ? '&' : '?'}format=${format}`;

/** Points of A4: the pages stand one below the other in one picture. */
const LONG = 842;
const SHORT = 595;

/** A browser draws no picture whose address is longer: it stays white, without a word. */
const MOST_SHOWN = 2_000_000;

type Picture = { readonly source: string; readonly pages: number };

const pictureOf = (svg: string): Picture => {
  const [, width = SHORT, height = LONG] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []).map(Number);
  const page = width > (SHORT + LONG) / 2 ? SHORT : LONG;
  return {
    source: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`,
    pages: Math.max(1, Math.round(height / page)),
  };
};

/** A paper as it will be printed, before it is: the very pages of its PDF, also where a browser shows no PDF. */
export const PaperPreview = ({ title, address, onClose }: PaperPreviewProps) => {
  const picture = useQuery({
    queryKey: ['paper', address],
    queryFn: async () => pictureOf(await readFrom(asked(address, 'preview'))),
    // What is printed may have changed since.
    gcTime: 0,
    staleTime: 0,
  });
  return (
    <Dialog title={title} size="60rem" onClose={onClose}>
      {picture.error ? <ErrorPanel error={picture.error} retry={() => void picture.refetch()} /> : null}
      {picture.isPending ? <Loading lines={12} /> : null}
      {picture.data && picture.data.source.length <= MOST_SHOWN ? (
        <Pages title={title} address={address} {...picture.data} />
      ) : null}
      {picture.data && picture.data.source.length > MOST_SHOWN ? (
        <TooLong address={address} pages={picture.data.pages} />
      ) : null}
    </Dialog>
  );
};

const Pages = ({ title, address, source, pages }: Picture & Omit<PaperPreviewProps, 'onClose'>) => {
  const [large, setLarge] = useState(false);
  const edges = Array.from({ length: pages - 1 }, (_, at) => `${((at + 1) * 100) / pages}%`);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="paper-preview" aria-label={words.picture(title, pages)} tabIndex={0}>
        <div className="paper-pages" data-large={large || undefined}>
          <img src={source} alt={words.picture(title, pages)} />
          {edges.map((top) => (
            <span key={top} className="paper-edge" style={{ top }} />
          ))}
        </div>
      </section>
      <Group className="paper-foot" gap="sm">
        <span className="soft small">{words.pages(pages)}</span>
        <Button variant="default" onClick={() => setLarge(!large)} aria-pressed={large}>
          {large ? words.whole : words.larger}
        </Button>
        <DownloadButton address={address} />
      </Group>
    </>
  );
};

/** A long paper is read in its file. */
const TooLong = ({ address, pages }: Pick<PaperPreviewProps, 'address'> & { readonly pages: number }) => (
  <>
    <p>{words.tooLong(pages)}</p>
    <Group className="paper-foot" gap="sm">
      <DownloadButton address={address} />
    </Group>
  </>
);

const DownloadButton = ({ address }: Pick<PaperPreviewProps, 'address'>) => {
  const [busy, setBusy] = useState(false);
  const download = async (): Promise<void> => {
    setBusy(true);
    await downloadFrom(asked(address, 'pdf')).then(
      (name) => say(words.made(name)),
      (error: unknown) => say(error instanceof Error ? error.message : words.failed, 'look'),
    );
    setBusy(false);
  };
  return (
    <Button leftSection={<Icon name="down" />} loading={busy} onClick={() => void download()}>
      {words.download}
    </Button>
  );
};
