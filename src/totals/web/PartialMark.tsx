/** Stands after a figure that lacks some of its members, as on paper; its words are said with the figure and under the table. */
export const PartialMark = () => (
  <span className="totals-partial" aria-hidden="true">
    *
  </span>
);
