import { compileForm } from './compile.ts';
import type { CompiledForm, Frozen } from './compiled.ts';
import type { EthnicGroup, FormDefinition } from './definition.ts';

/** A published definition as it comes over the wire. The server refused anything else when it was published. */
export const isFormDefinition = (value: unknown): value is FormDefinition =>
  typeof value === 'object' &&
  value !== null &&
  'sections' in value &&
  Array.isArray(value.sections) &&
  'checks' in value &&
  Array.isArray(value.checks);

type SentGroup = {
  readonly code: string;
  readonly censusCode: string;
  readonly name: string;
  readonly localName: string | null;
  readonly isMinority: boolean;
};

const groupOf = ({ localName, ...group }: SentGroup): EthnicGroup => ({
  ...group,
  ...(localName === null ? {} : { localName }),
  otherNames: [],
});

/** The ethnic groups of `listEthnicGroups`, as the rules read them. */
export const groupsFrom = (groups: readonly SentGroup[]): EthnicGroup[] => groups.map(groupOf);

/**
 * The compiled form of an answer of `getFormVersion`, with the ethnic groups of `listEthnicGroups`: its cells as they were published.
 * Throws on a damaged answer.
 */
export const readPublishedForm = (definition: unknown, groups: readonly SentGroup[], frozen?: Frozen): CompiledForm => {
  if (!isFormDefinition(definition)) throw new Error('Định nghĩa phiếu nhận được không đọc được. Tải lại trang.');
  return compileForm(definition, { ethnicGroups: groupsFrom(groups) }, frozen);
};
