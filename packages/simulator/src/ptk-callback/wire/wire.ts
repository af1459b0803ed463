import { operationNames, type Field, type OperationName, type Shape } from './messages.ts';

/**
 * How the stand-in speaks SOAP. Nothing of it is documented, so all of it can be changed: spread one of
 * {@link ptkCallbackWires} and replace what is different where you are.
 */
export interface PtkCallbackWire {
  /** The page that takes SOAP, below the base URL. */
  readonly path: string;
  readonly namespace: string;
  readonly soap: '1.1' | '1.2';
  /** The prefix of the elements of an answer; empty makes theirs the default namespace. */
  readonly prefix: string;
  /** The SOAPAction of an operation, with `{namespace}` and `{operation}`. */
  readonly action: string;
  /** The element that holds a request, with `{operation}`. */
  readonly requestElement: string;
  /** The element that holds an answer, with `{operation}`. */
  readonly answerElement: string;
  /** The order of elements, in requests and answers: as on the provisional wire, or from last to first. */
  readonly order: 'listed' | 'reversed';
  /** Whether ClientId and AppointmentTime stand within an element Options. */
  readonly options: 'nested' | 'flat';
  /** How GetEWT writes a duration, of which the vendor names no unit. */
  readonly duration: 'seconds' | 'minutes' | 'mm:ss';
  /**
   * Strict takes only what its WSDL describes: path, namespace, SOAPAction, names and order. Otherwise any path, namespace
   * (answered in the same) and SOAPAction will do, elements may come in any order, case and depth and in likely spellings,
   * and an unknown one is recorded and ignored.
   */
  readonly strict: boolean;
  /** Other names, by those of the provisional wire. */
  readonly names: {
    readonly operations: Readonly<Partial<Record<OperationName, string>>>;
    /** Elements of requests. */
    readonly requests: Readonly<Record<string, string>>;
    /** Elements of answers. */
    readonly answers: Readonly<Record<string, string>>;
  };
}

export type Side = 'requests' | 'answers';

export const nameOn = (wire: PtkCallbackWire, side: Side, name: string): string => wire.names[side][name] ?? name;

export const operationOn = (wire: PtkCallbackWire, operation: OperationName): string =>
  wire.names.operations[operation] ?? operation;

/** The element that holds a request or an answer. */
export const elementOn = (wire: PtkCallbackWire, side: Side, operation: OperationName): string =>
  (side === 'requests' ? wire.requestElement : wire.answerElement).replace('{operation}', operationOn(wire, operation));

export const actionOn = (wire: PtkCallbackWire, operation: OperationName): string =>
  wire.action.replace('{namespace}', wire.namespace).replace('{operation}', operationOn(wire, operation));

/** The elements as this wire has them: flattened and reversed where it is so. */
export const shapeOn = (wire: PtkCallbackWire, shape: Shape): Shape => {
  const flat = wire.options === 'flat' ? shape.flatMap(unwrapped) : shape;
  return wire.order === 'reversed' ? flat.toReversed() : flat;
};

const unwrapped = (field: Field): Shape => (field.name === 'Options' ? (field.fields ?? []) : [field]);

/** The operation whose request stands in this element. */
export const operationIn = (wire: PtkCallbackWire, element: string): OperationName | undefined => {
  const spelled = (name: string): string => (wire.strict ? name : name.toLowerCase());
  return operationNames.find((operation) => spelled(elementOn(wire, 'requests', operation)) === spelled(element));
};
