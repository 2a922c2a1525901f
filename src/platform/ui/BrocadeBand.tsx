/**
 * The brocade: woven diamonds between hooks, our own drawing after the red, ochre and white stitches on indigo cloth.
 * Decoration only. `height` in pixels; 6 under the top bar.
 */
export const BrocadeBand = ({ height = 6 }: { readonly height?: number }) => {
  const id = `brocade-${height}`;
  const scale = height / 12;
  return (
    <svg
      className="brocade"
      width="100%"
      height={height}
      aria-hidden="true"
      focusable="false"
      style={{ display: 'block' }}
    >
      <defs>
        <pattern id={id} width={96} height={12} patternUnits="userSpaceOnUse" patternTransform={`scale(${scale})`}>
          <rect width="96" height="12" fill="#23395b" />
          <path d="M12 1l10 5-10 5L2 6z" fill="#b3322c" />
          <path d="M60 1l10 5-10 5-10-5z" fill="#c98a1b" />
          <path d="M36 1.5l8 4.5-8 4.5L28 6z" fill="#fbf3e2" />
          <path d="M84 1.5l8 4.5-8 4.5L76 6z" fill="#fbf3e2" />
          <path d="M36 4l3.5 2-3.5 2-3.5-2zM84 4l3.5 2-3.5 2-3.5-2z" fill="#23395b" />
          <path
            d="M22 2h4v3M26 10h-4V7M46 10h4V7M50 2h-4v3M70 2h4v3M74 10h-4V7M94 10h4V7M98 2h-4v3M-2 10h4V7M2 2h-4v3"
            fill="none"
            stroke="#8fa6cc"
            strokeWidth="1.6"
          />
        </pattern>
      </defs>
      <rect width="100%" height={height} fill={`url(#${id})`} />
    </svg>
  );
};
