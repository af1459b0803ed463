/** Everything that a story meets, opened afresh for each runtime. */
import {
  createCcaWebApiSimulator,
  createGcSimulator,
  createPtkCallbackSimulator,
  createUptivitySimulator,
} from '@trunkline/simulator';
import type { Places } from '../story/places.ts';
import { openFailures } from './failures.ts';
import { openVats } from './vats.ts';

export interface OpenPlaces extends AsyncDisposable {
  readonly places: Places;
}

export async function openPlaces(): Promise<OpenPlaces> {
  await using stack = new AsyncDisposableStack();
  const vats = stack.use(await openVats());
  const uptivity = stack.use(await createUptivitySimulator());
  const gc = stack.use(await createGcSimulator());
  const token = 'A-5d2c7a10-3f4e-4b6a-9c81-0e7f2a6b1d93';
  const ccaWebApi = stack.use(await createCcaWebApiSimulator());
  const ptkCallback = stack.use(await createPtkCallbackSimulator());
  const failures = stack.use(await openFailures());
  const wsdl = await (await fetch(ptkCallback.wsdlUrl)).text();
  const all = stack.move();
  return {
    places: {
      vats: vats.place,
      uptivity: { http: uptivity.baseUrl, socket: uptivity.socketUrl },
      gc: { baseUrl: gc.baseUrl },
      ccaWebApi: { baseUrl: ccaWebApi.baseUrl, token },
      ptkCallback: { baseUrl: ptkCallback.baseUrl, wsdl },
      failures: failures.places,
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
