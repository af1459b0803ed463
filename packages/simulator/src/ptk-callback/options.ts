import type { SimulatorOptions } from '../frame/options.ts';
import type { PtkCallbackTenant } from './directory.ts';
import type { PtkCallbackRequestWindow } from './licences.ts';
import type { OperationName } from './wire/messages.ts';
import type { PtkCallbackWire } from './wire/wire.ts';

/** How `createPtkCallbackSimulator` is set up. Everything has a default; the defaults make a small installation. */
export interface PtkCallbackSimulatorOptions extends Omit<
  SimulatorOptions,
  'callbackUrl' | 'receive' | 'webhookTimeoutMs'
> {
  /** Where the second node listens. Default 0: any free port. */
  readonly secondPort?: number;
  /** Default: one tenant, `Main`. */
  readonly tenants?: readonly PtkCallbackTenant[];
  /** How SOAP is spoken. Default: `ptkCallbackWires.foreign`, which nobody can guess: read its WSDL. */
  readonly wire?: PtkCallbackWire;
  /** The HTTP status of a SOAP fault. Default: 500, and 400 for a fault of the client in SOAP 1.2. */
  readonly faultStatus?: number;
  /** Basic authentication, as IIS would ask for it. Default: none. */
  readonly credentials?: { readonly username: string; readonly password: string };
  /** The version of the toolkit. Up to 4, a missing licence is 109003 with a description of its own, later 109005. Default 5. */
  readonly ptkVersion?: number;
  /** Operations that this installation doesn't have (109001). Default: none. */
  readonly notImplemented?: readonly OperationName[];
  /** How many interactions may be live at once before 109005 (109003). Default: any number. */
  readonly licences?: number;
  /** How many requests are answered before 109035. Default: any number. */
  readonly requestWindow?: PtkCallbackRequestWindow;
  /** What a phone number looks like, or 108005. Default: 3 to 15 digits, with or without a plus. */
  readonly contactRule?: RegExp;
  /** The results that Modify may set. Default: `Completed`, `NoAnswer`, `Busy`, `WrongNumber`; none gives 109020. */
  readonly results?: readonly string[];
  /** Data names that can't be read or written from outside (109028, 109031). Default: `AgentPin`, `RoutingKey`. */
  readonly privateDataNames?: readonly string[];
  /** How many days ahead an appointment may lie. Default 7. */
  readonly appointmentDays?: number;
  /** The tenant whose segments the REST conversations name. Default: the first one. */
  readonly conversationTenant?: string;
  /** Whether the Location of a new conversation is a whole URL (default) or begins with a slash. */
  readonly location?: 'absolute' | 'relative';
}

export type PtkCallbackSettings = Required<
  Omit<PtkCallbackSimulatorOptions, keyof SimulatorOptions | 'faultStatus' | 'credentials' | 'requestWindow'>
> &
  Pick<PtkCallbackSimulatorOptions, 'faultStatus' | 'credentials' | 'requestWindow'>;
