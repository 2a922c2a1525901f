/** Of each kind so many are shown: the rest is one press away, in its list. */
export const FEW = 5;

/** The first few, and where the others are. */
export const fewOf = <Hit>(hits: readonly Hit[], all: string | null) => ({
  count: hits.length,
  hits: hits.slice(0, FEW),
  all: hits.length > FEW ? all : null,
});
