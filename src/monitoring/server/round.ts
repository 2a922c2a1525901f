/** A form in a period. */
export type Round = { readonly form: string; readonly period: string };
