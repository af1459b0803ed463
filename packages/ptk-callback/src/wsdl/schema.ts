import type { XmlElement } from '@trunkline/xml/on-demand';
import { inside, local, prefixesOf, qualified, type Prefixes, type QualifiedName } from './document.ts';

/** A declared element: its name, its namespace, and what may stand in it. */
export interface Declared {
  readonly name: string;
  readonly namespace: string;
  readonly children: readonly Declared[];
  readonly repeats: boolean;
}

interface Schema {
  readonly root: XmlElement;
  readonly namespace: string;
  readonly prefixes: Prefixes;
  readonly qualifies: boolean;
}

/** Deeper than any request; a type that holds itself must end somewhere. */
const deepest = 12;

/** More than any request has; types that hold themselves in many places grow with the power of their depth. */
const mostElements = 5_000;

/** The elements and types of all schemas together. */
export interface Schemas {
  element(name: QualifiedName): Declared | undefined;
  type(name: QualifiedName): readonly Declared[];
}

export function readSchemas(roots: readonly { readonly root: XmlElement; readonly around: Prefixes }[]): Schemas {
  const schemas = roots.map(({ root, around }): Schema => ({
    root,
    namespace: root.attributes['targetNamespace'] ?? '',
    prefixes: prefixesOf(root, around),
    qualifies: root.attributes['elementFormDefault'] === 'qualified',
  }));

  /** Without a namespace that anybody declares, the name alone must do. */
  function find(kind: string, wanted: QualifiedName): readonly [XmlElement, Schema] | undefined {
    const all = schemas.flatMap((schema) =>
      inside(schema.root, kind)
        .filter(({ attributes }) => attributes['name'] === wanted.name)
        .map((element) => [element, schema] as const),
    );
    return all.find(([, { namespace }]) => namespace === wanted.namespace) ?? (all.length === 1 ? all[0] : undefined);
  }

  let left = mostElements;

  function declared(element: XmlElement, schema: Schema, isGlobal: boolean, depth: number): Declared | undefined {
    left -= 1;
    if (left < 0) return undefined;
    const { ref, name, type, form, maxOccurs = '1' } = element.attributes;
    const repeats = maxOccurs === 'unbounded' || Number(maxOccurs) > 1;
    if (ref !== undefined) {
      if (depth > deepest) return undefined;
      const found = find('element', qualified(ref, schema.prefixes));
      const target = found === undefined ? undefined : declared(found[0], found[1], true, depth + 1);
      return target === undefined ? undefined : { ...target, repeats };
    }
    if (name === undefined) return undefined;
    const isQualified = isGlobal || (form === undefined ? schema.qualifies : form === 'qualified');
    const own = inside(element, 'complexType').flatMap((complex) => contentOf(complex, schema, depth + 1));
    const children = type === undefined ? own : typeOf(qualified(type, schema.prefixes), depth + 1);
    return { name, namespace: isQualified ? schema.namespace : '', children, repeats };
  }

  /** Sequence, choice, all, groups, and what a type extends: all elements that may stand there, in order. */
  function contentOf(element: XmlElement, schema: Schema, depth: number): readonly Declared[] {
    if (depth > deepest) return [];
    return inOrder(element).flatMap((part): readonly Declared[] => {
      const kind = local(part.name);
      if (kind === 'element') return [declared(part, schema, false, depth)].filter((one) => one !== undefined);
      if (kind === 'extension' || kind === 'restriction') {
        const { base } = part.attributes;
        const inherited =
          base === undefined || kind === 'restriction' ? [] : typeOf(qualified(base, schema.prefixes), depth + 1);
        return [...inherited, ...contentOf(part, schema, depth + 1)];
      }
      if (kind === 'group' && part.attributes['ref'] !== undefined) {
        const found = find('group', qualified(part.attributes['ref'], schema.prefixes));
        return found === undefined ? [] : contentOf(found[0], found[1], depth + 1);
      }
      return ['sequence', 'choice', 'all', 'complexContent'].includes(kind) ? contentOf(part, schema, depth + 1) : [];
    });
  }

  function typeOf(name: QualifiedName, depth: number): readonly Declared[] {
    const found = find('complexType', name);
    return found === undefined ? [] : contentOf(found[0], found[1], depth);
  }

  return {
    element(name) {
      left = mostElements;
      const found = find('element', name);
      return found === undefined ? undefined : declared(found[0], found[1], true, 0);
    },
    type(name) {
      left = mostElements;
      return typeOf(name, 0);
    },
  };
}

/** Elements of one kind keep their order; kinds that are mixed in one place (a group between elements) come by kind. */
function inOrder({ children }: XmlElement): readonly XmlElement[] {
  return Object.values(children).flat();
}
