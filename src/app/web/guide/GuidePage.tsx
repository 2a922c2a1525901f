import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Answer } from '../../../platform/ui/Answer.tsx';
import { PageLink, useSearch } from '../../../platform/ui/address.tsx';
import { PageHeader } from '../../../platform/ui/PageHeader.tsx';
import { words } from '../messages.ts';
import { NotFoundPage } from '../NotFoundPage.tsx';
import { loadChapter, pictureAt } from './chapters.ts';
import { anchorOf, type Block, type Inline, readGuide } from './read-guide.ts';
import './Guide.css';

/** Another chapter opens in the product; what lies outside of the guide (the operations' pages) is named and leads nowhere. */
const Part = ({ part }: { readonly part: Inline }) => {
  if (part.kind === 'bold') return <strong>{part.text}</strong>;
  if (part.kind === 'code') return <code>{part.text}</code>;
  if (part.kind !== 'link') return part.text;
  const chapter = /^([\w-]+)\.md/.exec(part.to)?.[1];
  return chapter ? <PageLink href={`/huong-dan/${chapter}`}>{part.text}</PageLink> : <span>{part.text}</span>;
};

const Parts = ({ parts }: { readonly parts: readonly Inline[] }) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: a chapter does not change while it is read
  parts.map((part, place) => <Part key={place} part={part} />);

const Items = ({ items }: { readonly items: readonly (readonly Inline[])[] }) =>
  items.map((item, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a chapter does not change while it is read
    <li key={place}>
      <Parts parts={item} />
    </li>
  ));

const Heading = ({ level, text }: { readonly level: number; readonly text: string }) =>
  level === 2 ? (
    <h2 id={anchorOf(text)} tabIndex={-1}>
      {text}
    </h2>
  ) : (
    <h3 id={anchorOf(text)}>{text}</h3>
  );

const Table = ({ rows: [head = [], ...rows] }: { readonly rows: readonly (readonly (readonly Inline[])[])[] }) => (
  <div className="scroll-x">
    <table className="data">
      <thead>
        <tr>
          {head.map((cell, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a chapter does not change while it is read
            <th key={place} scope="col">
              <Parts parts={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a chapter does not change while it is read
          <tr key={line}>
            {row.map((cell, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a chapter does not change while it is read
              <td key={place}>
                <Parts parts={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const BlockOf = ({ block }: { readonly block: Block }) => {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? null : <Heading level={block.level} text={block.text} />;
    case 'paragraph':
      return (
        <p>
          <Parts parts={block.parts} />
        </p>
      );
    case 'picture':
      return <img src={pictureAt(block.file)} alt={block.words} loading="lazy" />;
    case 'verbatim':
      return <p className="guide-verbatim">{block.text}</p>;
    case 'bullets':
      return (
        <ul>
          <Items items={block.items} />
        </ul>
      );
    case 'steps':
      return (
        <ol>
          <Items items={block.items} />
        </ol>
      );
    case 'table':
      return <Table rows={block.rows} />;
  }
};

const titleOf = ([first]: readonly Block[]): string => (first?.kind === 'heading' ? first.text : words.guide);

/** A chapter of the user guide, at the section that the page before spoke of. */
const Chapter = ({ text }: { readonly text: string }) => {
  const section = useSearch().get('muc');
  const blocks = readGuide(text);
  useEffect(() => {
    if (section === null) return;
    const heading = document.getElementById(section);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  }, [section]);
  return (
    <>
      <PageHeader title={titleOf(blocks)} subtitle={<PageLink href="/huong-dan/README">{words.guideAll}</PageLink>} />
      <article className="guide">
        {blocks.map((block, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a chapter does not change while it is read
          <BlockOf key={place} block={block} />
        ))}
      </article>
    </>
  );
};

/** `/huong-dan/$chapter`: the guide is part of the product and fits the version that one uses. */
export const GuidePage = ({ chapter }: { readonly chapter: string }) => {
  const text = useQuery<string | null, Error>({
    queryKey: ['guide', chapter],
    queryFn: async () => (await loadChapter(chapter)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return <Answer of={text}>{(found) => (found === null ? <NotFoundPage /> : <Chapter text={found} />)}</Answer>;
};
