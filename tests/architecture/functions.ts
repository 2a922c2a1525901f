import { parseAst } from 'vite';

/** A function of a file: where it begins, the name it is known by there, its lines from the first to the last. */
export type FoundFunction = { readonly name: string; readonly line: number; readonly lines: number };

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const nameOf = (node: unknown): string | undefined => (isNode(node) ? textOf(node.name) : undefined);

/** What a value that stands here would be called: by its variable or its property. */
const nameBelow = (node: Node, above: string): string =>
  (node.type === 'VariableDeclarator' ? nameOf(node.id) : undefined) ??
  (node.type === 'Property' ? nameOf(node.key) : undefined) ??
  above;

const isFunction = (node: Node): boolean =>
  /^(Arrow)?Function(Expression|Declaration)$/.test(textOf(node.type) ?? '') && isNode(node.body);

/** Every function of a TypeScript file, nested ones too. */
export const functionsOf = (path: string, text: string): FoundFunction[] => {
  const found: FoundFunction[] = [];
  const lineAt = (offset: unknown): number => text.slice(0, Number(offset)).split('\n').length;
  const walk = (value: unknown, name: string): void => {
    if (Array.isArray(value)) for (const each of value) walk(each, name);
    else if (isNode(value)) {
      if (isFunction(value)) {
        const line = lineAt(value.start);
        found.push({ name: nameOf(value.id) ?? name, line, lines: lineAt(value.end) - line + 1 });
      }
      const below = nameBelow(value, name);
      for (const child of Object.values(value)) if (isNode(child)) walk(child, below);
    }
  };
  walk(parseAst(text, { lang: path.endsWith('.tsx') ? 'tsx' : 'ts' }).body, '');
  return found;
};
