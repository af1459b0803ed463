import type { Field, Shape } from '../wire/messages.ts';
import { nameOn, shapeOn, type PtkCallbackWire } from '../wire/wire.ts';
import type { Node } from './tree.ts';

/** What is wrong with the elements of a request, held against the schema; undefined when nothing is. */
export const complaintAbout = (wire: PtkCallbackWire, shape: Shape, nodes: readonly Node[]): string | undefined => {
  const wanted = shapeOn(wire, shape);
  let place = 0;
  for (const node of nodes) {
    const at = wanted.findIndex((field, index) => index >= place && nameOn(wire, 'requests', field.name) === node.name);
    const field = wanted[at];
    if (field === undefined || node.namespace !== wire.namespace)
      return `The element ${node.name} isn't expected here.`;
    place = field.repeats === true ? at : at + 1;
    const within = complaintWithin(wire, field, node);
    if (within !== undefined) return within;
  }
  return undefined;
};

const complaintWithin = (wire: PtkCallbackWire, field: Field, node: Node): string | undefined => {
  if (field.item !== undefined) {
    const item: Field = { name: field.item, repeats: true, ...(field.fields && { fields: field.fields }) };
    return complaintAbout(wire, [item], node.children);
  }
  return complaintAbout(wire, field.fields ?? [], node.children);
};
