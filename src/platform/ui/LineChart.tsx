type Point = { readonly label: string; readonly value: number; readonly text: string };
type LineChartProps = { readonly name: string; readonly points: readonly Point[] };

const [WIDTH, HEIGHT, TOP, FOOT, SIDE] = [228, 84, 18, 20, 10];

/** A small line of a figure over the periods, oldest first. The words beside it say the same figures. */
export const LineChart = ({ name, points }: LineChartProps) => {
  const values = points.map((point) => point.value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (at: number): number =>
    points.length === 1 ? WIDTH / 2 : SIDE + (at * (WIDTH - 2 * SIDE - 24)) / (points.length - 1);
  const y = (value: number): number =>
    high === low ? (TOP + HEIGHT - FOOT) / 2 : TOP + ((high - value) * (HEIGHT - FOOT - TOP)) / (high - low);
  const last = points.at(-1);
  const first = points[0];
  if (!last || !first) return null;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" role="img" aria-label={name} style={{ maxWidth: WIDTH }}>
      <polyline
        fill="none"
        stroke="var(--indigo)"
        strokeWidth="1.500"
        points={points.map((point, at) => `${x(at)},${y(point.value)}`).join(' ')}
      />
      {points.map((point, at) => (
        <circle key={point.label} cx={x(at)} cy={y(point.value)} r="2.500" fill="var(--indigo)">
          <title>{`${point.label}: ${point.text}`}</title>
        </circle>
      ))}
      <text
        x={Math.min(x(points.length - 1), WIDTH - 6)}
        y={y(last.value) - 7}
        textAnchor="end"
        fontSize="11"
        fill="var(--ink)"
        className="figures"
      >
        {last.text}
      </text>
      <text x={0} y={HEIGHT - 4} fontSize="11" fill="var(--ink-soft)">
        {first.label}
      </text>
      {points.length > 1 ? (
        <text x={x(points.length - 1) + 6} y={HEIGHT - 4} textAnchor="end" fontSize="11" fill="var(--ink-soft)">
          {last.label}
        </text>
      ) : null}
    </svg>
  );
};
