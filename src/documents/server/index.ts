export { attachToLetter, createLetter, type Letter, lettersById, type NewLetter } from './letters.ts';
