/**
 * The brocade: woven diamonds between hooks, our own drawing after the red, ochre and white stitches on indigo cloth.
 * Decoration only. `height` in pixels; 6 under the top bar.
 */
export const BrocadeBand = ({ height = 6 }: { readonly height?: number }) => {
  const id = `brocade-${height}`;
  const scale = height / 12;
  return (
    <svg className="brocade" width="100%" height={height} aria-hidden="true" focusable="false" style={{ display: 'block' }}>
      <defs>
        <pattern id={id} width={48} height={12} patternUnits="userSpaceOnUse" patternTransform={`scale(${scale})`}>
          <rect width="48" height="12" fill="#23395b" />
          <path d="M0 0h48M0 12h48" stroke="#192a45" strokeWidth="1.5" />
          <path d="M6 1.5l6 4.5-6 4.5L0 6z" fill="#b3322c" />
          <path d="M6 4l2.8 2-2.8 2-2.8-2z" fill="#fbf3e2" />
          <path d="M30 1.5l6 4.5-6 4.5-6-4.5z" fill="#c98a1b" />
          <path d="M30 4l2.8 2-2.8 2-2.8-2z" fill="#23395b" />
          <path d="M14.5 3h3v3h3v3h3M21.5 3h-2M16.5 9h-2" fill="none" stroke="#fbf3e2" strokeWidth="1.2" />
          <path d="M45.5 3h-3v3h-3v3h-3M38.5 3h2M43.5 9h2" fill="none" stroke="#fbf3e2" strokeWidth="1.2" />
        </pattern>
      </defs>
      <rect width="100%" height={height} fill={`url(#${id})`} />
    </svg>
  );
};
