import { messages } from '../messages.ts';

/** What the small figures are and which keys there are. */
export const Legend = ({ previous }: { readonly previous: string | null }) => (
  <p className="entry-legend">
    <span>
      {previous === null ? '' : messages.entry.smallFigures(previous)}
      {messages.entry.legend}
    </span>
    {messages.entry.keys.map(({ key, does }) => (
      <span key={key}>
        <kbd>{key}</kbd> {does}
      </span>
    ))}
  </p>
);
