import { didYouMean } from '../suggest.ts';
import { usageError } from '../usage-error.ts';
import type { Vendor } from './vendor.ts';

interface VendorOnOffer {
  readonly title: string;
  /** What stands in the environment, and what it is. */
  readonly variables: readonly (readonly [name: string, what: string])[];
  /** Read when it is asked for: who explains a code of one vendor needs no XML of another. */
  readonly load: () => Promise<Vendor>;
}

export const vendors: Readonly<Record<string, VendorOnOffer>> = {
  vats: {
    title: 'MANGO OFFICE virtual PBX',
    variables: [
      ['VATS_API_KEY', 'key of the API connector'],
      ['VATS_API_SALT', 'its salt'],
      ['VATS_BASE_URL', 'optional: another server than the real one'],
    ],
    load: async () => (await import('./vats.ts')).vats,
  },
  uptivity: {
    title: 'NICE Uptivity API Server',
    variables: [['UPTIVITY_BASE_URL', 'http://host:2012 or tcp://host:5620']],
    load: async () => (await import('./uptivity.ts')).uptivity,
  },
  gc: {
    title: 'ExpertFlow Generic Connector',
    variables: [
      ['GC_COMMAND_URL', 'where commands are posted to'],
      ['GC_CALLBACK_URL', 'where GC reaches this computer; its port is listened on'],
      ['GC_AGENT_ID', 'the agent who works'],
      ['GC_AGENT_PASSWORD', 'the password'],
      ['GC_EXTENSION', 'optional: the telephone to work at'],
    ],
    load: async () => (await import('./gc.ts')).gc,
  },
  'cca-web-api': {
    title: 'Askia CCAWebAPI',
    variables: [
      ['CCA_WEB_API_BASE_URL', 'https://host/CcaWebApi'],
      ['CCA_WEB_API_TOKEN', 'a permanent token; or instead of it:'],
      ['CCA_WEB_API_USERNAME', 'who logs in'],
      ['CCA_WEB_API_PASSWORD', 'the password'],
      ['CCA_WEB_API_MODULE', 'optional: the module to work in'],
    ],
    load: async () => (await import('./cca-web-api.ts')).ccaWebApi,
  },
  'ptk-callback': {
    title: 'Mindful Callback, Platform Toolkit',
    variables: [
      ['PTK_CALLBACK_BASE_URL', 'the root of the services'],
      ['PTK_CALLBACK_WSDL', 'a path at that server, a URL or a file:/// of its WSDL; or: provisional'],
      ['PTK_CALLBACK_TENANT', 'optional: the tenant of requests that name none'],
      ['PTK_CALLBACK_USERNAME', 'optional: for IIS that asks for it'],
      ['PTK_CALLBACK_PASSWORD', 'goes with the name'],
    ],
    load: async () => (await import('./ptk-callback.ts')).ptkCallback,
  },
};

export function offered(name: string): VendorOnOffer {
  const vendor = Object.hasOwn(vendors, name) ? vendors[name] : undefined;
  if (vendor !== undefined) return vendor;
  const known = Object.keys(vendors);
  throw usageError(`There is no vendor ${JSON.stringify(name)}.${didYouMean(name, known)} Known: ${known.join(', ')}.`);
}

export async function loadVendor(name: string): Promise<Vendor> {
  return offered(name).load();
}
