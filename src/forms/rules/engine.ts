/**
 * The number of this engine, written into each version that it publishes. It rises when a formula, an adding kind or the order of the
 * figures would come to mean something else; versions frozen under a lower number keep what they meant (tests/corpus).
 */
export const ENGINE = 5;

/** From this engine on a form that is asked more often is quoted as the sum of its parts; under the first one it read nothing. */
export const QUOTES_PARTS = 2;

/**
 * From this engine on formulas know that a figure which is read from another sheet was not asked there; under earlier ones it is missing
 * for them. Figures that are there mean the same under all.
 */
export const KNOWS_NOT_ASKED = 3;

// Under 4 a cell may be asked only under a condition; no definition published before has one.
// Under 5 a formula may read the group of the unit and call `previousInYear` and `sumSame`, a list may have a condition, and a cell ask for the
// learnt range; no definition published before does.
