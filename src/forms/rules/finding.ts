/** Where a finding stands: what of it is known; `row` and `column` together are a cell. */
export type FindingPlace = {
  readonly section?: string;
  readonly row?: string;
  readonly column?: string;
  readonly check?: string;
  /** What of the form, section, row, column or check: `title`, `formula`, `expression` … */
  readonly field?: string;
};

/** What stands against publishing a definition, and what to do about it. */
export type Finding = {
  readonly place: FindingPlace;
  readonly where: string;
  readonly position?: number;
  readonly length?: number;
  readonly message: string;
};
