import { messages } from './messages.ts';

/** What the small figures are and which keys there are. */
export const Legend = ({ previous }: { readonly previous: string | null }) => (
  <p className="entry-legend">
    <span>
      {previous === null ? '' : messages.smallFigures(previous)}
      {messages.legend}
    </span>
    {messages.keys.map(({ key, does }) => (
      <span key={key}>
        <kbd>{key}</kbd> {does}
      </span>
    ))}
  </p>
);
