import { element } from '../../frame/markup.ts';
import { messages, operationNames, status, type Field, type OperationName, type Shape } from '../wire/messages.ts';
import { actionOn, elementOn, nameOn, operationOn, shapeOn, type PtkCallbackWire, type Side } from '../wire/wire.ts';

const namespaces = {
  'xmlns:wsdl': 'http://schemas.xmlsoap.org/wsdl/',
  'xmlns:xs': 'http://www.w3.org/2001/XMLSchema',
};

const bindings: { readonly [Version in PtkCallbackWire['soap']]: string } = {
  '1.1': 'http://schemas.xmlsoap.org/wsdl/soap/',
  '1.2': 'http://schemas.xmlsoap.org/wsdl/soap12/',
};

/** Describes exactly what is spoken at this address: WSDL 1.1, document/literal, all types inline. */
export const writeWsdl = (wire: PtkCallbackWire, address: string): string => {
  const parts = [
    element('wsdl:types', schemaOf(wire)),
    ...operationNames.flatMap((operation) => sides.map((side) => messageOf(wire, side, operation))),
    element('wsdl:portType', operationNames.map((operation) => portOf(wire, operation)).join(''), {
      name: 'PlatformToolkit',
    }),
    bindingOf(wire),
    element(
      'wsdl:service',
      element('wsdl:port', element('soap:address', '', { location: address }), {
        name: 'PlatformToolkit',
        binding: 'tns:PlatformToolkit',
      }),
      { name: 'PlatformToolkit' },
    ),
  ];
  const attributes = {
    ...namespaces,
    'xmlns:soap': bindings[wire.soap],
    'xmlns:tns': wire.namespace,
    name: 'PlatformToolkit',
    targetNamespace: wire.namespace,
  };
  return `<?xml version="1.0" encoding="utf-8"?>${element('wsdl:definitions', parts.join(''), attributes)}`;
};

const sides: readonly Side[] = ['requests', 'answers'];

const schemaOf = (wire: PtkCallbackWire): string => {
  const elements = operationNames.flatMap((operation) =>
    sides.map((side) => {
      const { request, answer } = messages[operation];
      const shape = side === 'requests' ? request : [status, ...answer];
      return element('xs:element', typeOf(wire, side, shape), { name: elementOn(wire, side, operation) });
    }),
  );
  return element('xs:schema', elements.join(''), {
    targetNamespace: wire.namespace,
    elementFormDefault: 'qualified',
  });
};

/** Nothing is required by the schema: what is missing gets a status code, which says more than a fault. */
const typeOf = (wire: PtkCallbackWire, side: Side, shape: Shape): string =>
  element('xs:complexType', element('xs:sequence', shapeOn(wire, shape).map(declare(wire, side)).join('')));

const declare =
  (wire: PtkCallbackWire, side: Side) =>
  ({ name, item, fields, repeats = false }: Field): string => {
    const attributes = {
      name: nameOn(wire, side, name),
      minOccurs: '0',
      ...(repeats ? { maxOccurs: 'unbounded' } : {}),
    };
    if (item !== undefined) {
      const one: Field = { name: item, repeats: true, ...(fields && { fields }) };
      return element('xs:element', typeOf(wire, side, [one]), attributes);
    }
    if (fields !== undefined) return element('xs:element', typeOf(wire, side, fields), attributes);
    return element('xs:element', '', { ...attributes, type: 'xs:string' });
  };

const messageName = (wire: PtkCallbackWire, side: Side, operation: OperationName): string =>
  `${operationOn(wire, operation)}${side === 'requests' ? 'In' : 'Out'}`;

const messageOf = (wire: PtkCallbackWire, side: Side, operation: OperationName): string =>
  element(
    'wsdl:message',
    element('wsdl:part', '', { name: 'parameters', element: `tns:${elementOn(wire, side, operation)}` }),
    { name: messageName(wire, side, operation) },
  );

const portOf = (wire: PtkCallbackWire, operation: OperationName): string =>
  element(
    'wsdl:operation',
    element('wsdl:input', '', { message: `tns:${messageName(wire, 'requests', operation)}` }) +
      element('wsdl:output', '', { message: `tns:${messageName(wire, 'answers', operation)}` }),
    { name: operationOn(wire, operation) },
  );

const bindingOf = (wire: PtkCallbackWire): string => {
  const body = element('soap:body', '', { use: 'literal' });
  const operations = operationNames.map((operation) =>
    element(
      'wsdl:operation',
      element('soap:operation', '', { soapAction: actionOn(wire, operation), style: 'document' }) +
        element('wsdl:input', body) +
        element('wsdl:output', body),
      { name: operationOn(wire, operation) },
    ),
  );
  const transport = 'http://schemas.xmlsoap.org/soap/http';
  return element('wsdl:binding', element('soap:binding', '', { transport, style: 'document' }) + operations.join(''), {
    name: 'PlatformToolkit',
    type: 'tns:PlatformToolkit',
  });
};
