/** What other nouns' pages may use of this one. */

export { HowFound } from './HowFound.tsx';
export { useForm, useForms } from './use-form.ts';
