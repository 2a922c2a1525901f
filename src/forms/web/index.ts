/** What other nouns' pages may use of this one. */
export { useForm } from './use-form.ts';
