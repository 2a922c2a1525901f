import type { Added } from '../../forms/rules/add-up.ts';
import { add, divide, fromInteger, parseRational, type Rational, toText, ZERO } from '../../forms/rules/rational.ts';

/** What has been added so far, by ordinal. The sum is `exact` (where it had to be) and `scaled` / 10^`places` together. */
type Tally = {
  readonly cells: number;
  readonly scaled: Float64Array;
  readonly places: Uint8Array;
  readonly exact: Map<number, Rational>;
  readonly numbers: Uint32Array;
  readonly blanks: Uint32Array;
  /** The member, counted from 1, that last had a number. */
  readonly lastNumber: Uint32Array;
  members: number;
};

/** So many digits are a whole number that floating point holds exactly, whatever they are. */
const SAFE_DIGITS = 15;
const POWERS = Array.from({ length: SAFE_DIGITS + 1 }, (_, places) => 10 ** places);

const [COMMA, MINUS, POINT, ZERO_DIGIT, NINE, TRUE, OPEN, CLOSE] = [44, 45, 46, 48, 57, 116, 123, 125];

const tallyOf = (cells: number): Tally => ({
  cells,
  scaled: new Float64Array(cells),
  places: new Uint8Array(cells),
  exact: new Map(),
  numbers: new Uint32Array(cells),
  blanks: new Uint32Array(cells),
  lastNumber: new Uint32Array(cells),
  members: 0,
});

const decimal = (scaled: number, places: number): Rational =>
  divide(fromInteger(scaled), fromInteger(POWERS[places] ?? 1));

const addExactly = ({ exact }: Tally, ordinal: number, value: Rational): void => {
  exact.set(ordinal, add(exact.get(ordinal) ?? ZERO, value));
};

const countNumber = ({ numbers, lastNumber, members }: Tally, ordinal: number): void => {
  numbers[ordinal] = (numbers[ordinal] ?? 0) + 1;
  lastNumber[ordinal] = members;
};

/**
 * Adds scaled / 10^places. Both sides are brought to the same places in floating point only while each of the three numbers in it
 * is a whole one that floating point holds exactly; else what was gathered goes over to the exact sum and gathering begins anew.
 */
const addScaled = (tally: Tally, ordinal: number, scaled: number, places: number): void => {
  const former = tally.scaled[ordinal] ?? 0;
  const formerPlaces = tally.places[ordinal] ?? 0;
  const most = Math.max(places, formerPlaces);
  const left = former * (POWERS[most - formerPlaces] ?? 1);
  const right = scaled * (POWERS[most - places] ?? 1);
  const safe = Number.isSafeInteger(left) && Number.isSafeInteger(right) && Number.isSafeInteger(left + right);
  if (!safe) addExactly(tally, ordinal, decimal(former, formerPlaces));
  tally.scaled[ordinal] = safe ? left + right : scaled;
  tally.places[ordinal] = safe ? most : places;
};

/** A number too long for floating point; whatever is no number (NULL, NaN) is missing. */
const addLong = (tally: Tally, ordinal: number, text: string): void => {
  const value = parseRational(text);
  if (!value) return;
  countNumber(tally, ordinal);
  addExactly(tally, ordinal, value);
};

/** Adds the figures that open at `from`; gives the place behind them. */
const addFigures = (tally: Tally, text: string, from: number): number => {
  let ordinal = 0;
  let begin = from + 1;
  let [scaled, digits, places, behindPoint, negative] = [0, 0, 0, false, false];
  for (let at = begin; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (letter >= ZERO_DIGIT && letter <= NINE) {
      scaled = scaled * 10 + letter - ZERO_DIGIT;
      digits++;
      if (behindPoint) places++;
    } else if (letter === COMMA || letter === CLOSE) {
      if (ordinal < tally.cells && digits > SAFE_DIGITS) addLong(tally, ordinal, text.slice(begin, at));
      else if (ordinal < tally.cells && digits > 0) {
        countNumber(tally, ordinal);
        addScaled(tally, ordinal, negative ? -scaled : scaled, places);
      }
      if (letter === CLOSE) return at + 1;
      ordinal++;
      begin = at + 1;
      scaled = digits = places = 0;
      behindPoint = negative = false;
    } else if (letter === POINT) behindPoint = true;
    else if (letter === MINUS) negative = true;
  }
  return text.length;
};

/** Counts which figures of the same member are not applicable; gives the place behind. */
const countBlanks = ({ cells, blanks, lastNumber, members }: Tally, text: string, from: number): number => {
  let ordinal = 0;
  for (let at = from + 1; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (letter === CLOSE) return at + 1;
    if (letter === COMMA) ordinal++;
    else if (letter === TRUE && ordinal < cells && lastNumber[ordinal] !== members)
      blanks[ordinal] = (blanks[ordinal] ?? 0) + 1;
  }
  return text.length;
};

const sumText = ({ scaled, places, exact, numbers }: Tally, ordinal: number): string | null => {
  if (!numbers[ordinal]) return null;
  const [whole, after, rest] = [scaled[ordinal] ?? 0, places[ordinal] ?? 0, exact.get(ordinal)];
  return rest || after > 0 ? toText(add(rest ?? ZERO, decimal(whole, after))) : String(whole);
};

const addedOf = (tally: Tally): Added => {
  const ordinals = Array.from({ length: tally.cells }, (_, ordinal) => ordinal);
  const count = (of: Uint32Array, ordinal: number) => of[ordinal] ?? 0;
  const { numbers, blanks, members } = tally;
  const notApplicable = ordinals.map((at) => members > 0 && count(blanks, at) === members);
  return {
    figures: ordinals.map((at) => sumText(tally, at)),
    notApplicable: notApplicable.includes(true) ? notApplicable : null,
    partial: ordinals.filter((at) => count(numbers, at) > 0 && count(numbers, at) + count(blanks, at) < members),
    weights: null,
    ranges: {},
  };
};

/**
 * Adds what several units sent as `addUnits` does, where every one of the `cells` stored cells adds by sum: straight from the
 * text of the database's arrays, without taking it apart first. A member is `{1,NULL,-2.50}` (the figures by ordinal) and,
 * where it says of some that they are not applicable, right behind it `{f,t,f}`; members are parted by one letter.
 */
export const addPacked = (cells: number, packed: string): Added => {
  const tally = tallyOf(cells);
  for (let at = 0; at < packed.length; at++) {
    tally.members++;
    at = addFigures(tally, packed, at);
    if (packed.charCodeAt(at) === OPEN) at = countBlanks(tally, packed, at);
  }
  return addedOf(tally);
};
