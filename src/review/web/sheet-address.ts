type Place = { readonly submission: string; readonly form: string };

/** Where a sheet is checked. */
export const sheetAddress = ({ submission, form }: Place, period: string): string =>
  `/kiem-tra/${form}/${encodeURIComponent(period)}?phieu=${submission}`;

/** Where the sheets of a form, or of the whole period, are accepted together. */
export const togetherAddress = (period: string, form?: string): string =>
  `/kiem-tra/hang-loat?ky=${encodeURIComponent(period)}${form === undefined ? '' : `&bieu=${form}`}`;
