import { integer, optional, text, type Reader } from '@trunkline/core';
import { known, type WithProperties } from './answers.ts';

/** An object of which little more than the name is publicly known. */
export interface NamedObject extends WithProperties {
  /** Wire: `Id`. */
  readonly id?: number;
  /** Wire: `Name`. */
  readonly name?: string;
}

export const namedObject: Reader<NamedObject> = known<NamedObject>({
  id: optional('Id', integer()),
  name: optional('Name', text()),
});
