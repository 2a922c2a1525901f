import type { Added } from '../../forms/rules/add-up.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { add, divide, fromInteger, parseRational, type Rational, toText, ZERO } from '../../platform/rules/rational.ts';

/** What has been added so far, by ordinal. The sum is `exact` (where it had to be) and `scaled` / 10^`places` together. */
type Tally = {
  readonly cells: number;
  readonly scaled: Float64Array;
  readonly places: Uint8Array;
  readonly exact: Map<number, Rational>;
  /** Members that have no number: they are the few, and so cost less to count than those that have one. */
  readonly absent: Uint32Array;
  /** Those of them that say that none is applicable. */
  readonly blanks: Uint32Array;
  /** Those of them of which it was not asked. */
  readonly unasked: Uint32Array;
  /** The member, counted from 1, that last had no number. */
  readonly lastAbsent: Uint32Array;
  members: number;
};

/** `at` is the place in the text; the others tell of the number that was read last (`digits` 0: there was none). */
type Reader = { readonly text: string; at: number; scaled: number; digits: number; places: number };

/** So many digits are a whole number that floating point holds exactly, whatever they are. */
const SAFE_DIGITS = 15;
const POWERS = Array.from({ length: SAFE_DIGITS + 1 }, (_, places) => 10 ** places);

/** N begins NULL. */
const [COMMA, MINUS, POINT, ZERO_DIGIT, NINE, NULL, TRUE, OPEN, CLOSE] = [44, 45, 46, 48, 57, 78, 116, 123, 125];

const tallyOf = (cells: number): Tally => ({
  cells,
  scaled: new Float64Array(cells),
  places: new Uint8Array(cells),
  exact: new Map(),
  absent: new Uint32Array(cells),
  blanks: new Uint32Array(cells),
  unasked: new Uint32Array(cells),
  lastAbsent: new Uint32Array(cells),
  members: 0,
});

const decimal = (scaled: number, places: number): Rational =>
  divide(fromInteger(scaled), fromInteger(POWERS[places] ?? 1));

const addExactly = ({ exact }: Tally, ordinal: number, value: Rational): void => {
  exact.set(ordinal, add(exact.get(ordinal) ?? ZERO, value));
};

/**
 * Brings both sides to the same places as long as each of the three numbers in it is a whole one that floating point holds
 * exactly; else what was gathered goes over to the exact sum and gathering begins anew.
 */
const addOtherPlaces = (tally: Tally, ordinal: number, scaled: number, places: number): void => {
  const previous = tally.scaled[ordinal] ?? 0;
  const previousPlaces = tally.places[ordinal] ?? 0;
  const most = Math.max(places, previousPlaces);
  const left = previous * (POWERS[most - previousPlaces] ?? 1);
  const right = scaled * (POWERS[most - places] ?? 1);
  const safe = Number.isSafeInteger(left) && Number.isSafeInteger(right) && Number.isSafeInteger(left + right);
  if (!safe) addExactly(tally, ordinal, decimal(previous, previousPlaces));
  tally.scaled[ordinal] = safe ? left + right : scaled;
  tally.places[ordinal] = safe ? most : places;
};

/** Adds scaled / 10^places. */
const addScaled = (tally: Tally, ordinal: number, scaled: number, places: number): void => {
  const sum = (tally.scaled[ordinal] ?? 0) + scaled;
  if (tally.places[ordinal] === places && Number.isSafeInteger(sum)) tally.scaled[ordinal] = sum;
  else addOtherPlaces(tally, ordinal, scaled, places);
};

const countAbsent = ({ absent, lastAbsent, members }: Tally, ordinal: number): void => {
  absent[ordinal] = (absent[ordinal] ?? 0) + 1;
  lastAbsent[ordinal] = members;
};

/**
 * Reads the number at `at`, if one is there, and goes behind it: `scaled` is what its `digits` are without the point (right as
 * long as they are few), `places` how many stand behind the point.
 */
const readNumber = (reader: Reader): void => {
  const { text } = reader;
  let { at } = reader;
  const negative = text.charCodeAt(at) === MINUS;
  if (negative) at++;
  const first = at;
  let scaled = 0;
  let point = -1;
  for (; ; at++) {
    const letter = text.charCodeAt(at);
    if (letter >= ZERO_DIGIT && letter <= NINE) scaled = scaled * 10 + letter - ZERO_DIGIT;
    else if (letter === POINT) point = at;
    else break;
  }
  reader.at = at;
  reader.scaled = negative ? -scaled : scaled;
  reader.digits = at - first - (point < 0 ? 0 : 1);
  reader.places = point < 0 ? 0 : at - point - 1;
};

/** Adds the figure that begins behind the reader's place; whatever is no number (NULL) is missing. */
const addFigure = (tally: Tally, reader: Reader, ordinal: number): void => {
  const begin = ++reader.at;
  readNumber(reader);
  if (ordinal >= tally.cells) return;
  if (reader.digits === 0) countAbsent(tally, ordinal);
  else if (reader.digits <= SAFE_DIGITS) addScaled(tally, ordinal, reader.scaled, reader.places);
  else addExactly(tally, ordinal, parseRational(reader.text.slice(begin, reader.at)) ?? ZERO);
};

/** Adds the figures of one member; those that it does not come to are missing. */
const addFigures = (tally: Tally, reader: Reader): void => {
  let ordinal = 0;
  for (let open = true; open && reader.at < reader.text.length; ordinal++) {
    addFigure(tally, reader, ordinal);
    open = endOfFigure(reader) !== CLOSE;
  }
  for (; ordinal < tally.cells; ordinal++) countAbsent(tally, ordinal);
};

/** Goes to the letter behind the figure, and says which it is. */
const endOfFigure = (reader: Reader): number => {
  const { text } = reader;
  let letter = text.charCodeAt(reader.at);
  while (letter !== COMMA && letter !== CLOSE && reader.at < text.length) letter = text.charCodeAt(++reader.at);
  return letter;
};

/** Counts which figures of the same member are not applicable, and which were not asked. */
const countBlanks = ({ cells, blanks, unasked, lastAbsent, members }: Tally, reader: Reader): void => {
  for (let ordinal = 0; reader.at < reader.text.length; ordinal++) {
    const letter = reader.text.charCodeAt(++reader.at);
    const counts = letter === TRUE ? blanks : letter === NULL ? unasked : undefined;
    if (counts && ordinal < cells && lastAbsent[ordinal] === members) counts[ordinal] = (counts[ordinal] ?? 0) + 1;
    if (endOfFigure(reader) === CLOSE) return;
  }
};

const sumText = ({ scaled, places, exact, absent, members }: Tally, ordinal: number): string | null => {
  if (absent[ordinal] === members) return null;
  const [whole, after, rest] = [scaled[ordinal] ?? 0, places[ordinal] ?? 0, exact.get(ordinal)];
  return rest || after > 0 ? toText(add(rest ?? ZERO, decimal(whole, after))) : String(whole);
};

const addedOf = (tally: Tally): Added => {
  const ordinals = Array.from({ length: tally.cells }, (_, ordinal) => ordinal);
  const count = (of: Uint32Array, ordinal: number) => of[ordinal] ?? 0;
  const { absent, blanks, unasked, members } = tally;
  /** Why nothing is there to add: see `StoredFigures`. */
  const whyNull = (at: number): boolean | null => {
    const asked = members - count(unasked, at);
    if (asked === 0 && members > 0) return null;
    return asked > 0 && count(blanks, at) === asked;
  };
  const notApplicable = ordinals.map(whyNull);
  return {
    figures: ordinals.map((at) => sumText(tally, at)),
    notApplicable: notApplicable.some((why) => why !== false) ? notApplicable : null,
    partial: ordinals.filter(
      (at) => count(absent, at) < members && count(absent, at) > count(blanks, at) + count(unasked, at),
    ),
    weights: null,
    ranges: {},
  };
};

/**
 * Adds what several units sent as `addUnits` does, where every one of the `cells` stored cells adds by sum: straight from the
 * text of the database's arrays, without taking it apart first. A member is `{1,NULL,-2.50}` (the figures by ordinal) and,
 * where it says of some that they are not applicable or (NULL) not asked, right behind it `{f,t,NULL}`; members are parted by one letter.
 */
export const addPacked = (cells: number, packed: string): Added => {
  const tally = tallyOf(cells);
  const reader: Reader = { text: packed, at: 0, scaled: 0, digits: 0, places: 0 };
  while (reader.at < packed.length) {
    tally.members++;
    addFigures(tally, reader);
    if (packed.charCodeAt(++reader.at) !== OPEN) reader.at++;
    else {
      countBlanks(tally, reader);
      reader.at += 2;
    }
  }
  return addedOf(tally);
};

/** Whether the figures may be added packed: every stored cell adds by plain sum over units. */
export const addsBySum = (form: CompiledForm): boolean => form.ordinals.every(({ overUnits }) => overUnits === 'sum');
