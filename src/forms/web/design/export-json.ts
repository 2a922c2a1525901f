import type { FormDefinition } from '../../rules/definition.ts';
import { finished } from '../../rules/edit/opened.ts';

/** The form as one file, as it stands now: what “Nạp từ tệp” takes. */
export const exportJson = (form: FormDefinition): void => {
  const text = `${JSON.stringify(finished(form), null, 2)}\n`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = `${form.code}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
};
