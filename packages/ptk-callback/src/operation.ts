import { operation, type OperationFacts, type Operation } from '@trunkline/core';
import type { PtkOperationName } from './profile/operation-names.ts';

/** What the dialect needs to know of an operation. */
export type PtkWire = SoapWire | RestWire | AnyWire;

/** A SOAP operation by our name for it; the profile says how a server calls it. */
interface SoapWire {
  readonly kind: 'soap';
  readonly name: PtkOperationName;
  /** Parameters that are the same with every call. */
  readonly constant?: Readonly<Record<string, string>>;
}

/** An operation that the caller names. */
interface AnyWire {
  readonly kind: 'any';
}

/** The REST conversations of 2013. */
interface RestWire {
  readonly kind: 'rest';
  readonly does: 'open' | 'update';
}

export type PtkOperation<Input, Output> = Operation<Input, Output, PtkWire>;

type Facts<Input, Output> = Omit<OperationFacts<Input, Output, PtkWire>, 'name' | 'wire' | 'evidence'> & {
  readonly evidence?: 'documented' | 'inferred';
  readonly constant?: Readonly<Record<string, string>>;
};

/** A SOAP operation. Inferred unless it says otherwise: only two names are public. */
export function soap<Input, Output>(
  name: string,
  wireName: PtkOperationName,
  { constant, ...facts }: Facts<Input, Output>,
): PtkOperation<Input, Output> {
  const wire = { kind: 'soap', name: wireName, ...(constant === undefined ? {} : { constant }) } as const;
  return operation<Input, Output, PtkWire>({ name, wire, evidence: 'inferred', ...facts });
}
