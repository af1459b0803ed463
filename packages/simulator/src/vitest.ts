import { afterAll, afterEach, beforeAll } from 'vitest';

import type { CcaWebApiSimulatorOptions } from './cca-web-api/options.ts';
import { createCcaWebApiSimulator, type CcaWebApiSimulator } from './cca-web-api/simulator.ts';
import type { Simulator } from './frame/simulator.ts';
import type { GcSimulatorOptions } from './gc/options.ts';
import { createGcSimulator, type GcSimulator } from './gc/simulator.ts';
import type { PtkCallbackSimulatorOptions } from './ptk-callback/options.ts';
import { createPtkCallbackSimulator, type PtkCallbackSimulator } from './ptk-callback/simulator.ts';
import type { UptivitySimulatorOptions } from './uptivity/options.ts';
import { createUptivitySimulator, type UptivitySimulator } from './uptivity/simulator.ts';
import type { VatsSimulatorOptions } from './vats/options.ts';
import { createVatsSimulator, type VatsSimulator } from './vats/simulator.ts';

/**
 * Gives a test file (or a `describe`) its own VATS simulator: started before the first test, reset after each one,
 * closed after the last. Answers with a function that returns it, to be called inside a test or hook.
 */
export const useVatsSimulator = (options: VatsSimulatorOptions = {}): (() => VatsSimulator) =>
  useSimulator(() => createVatsSimulator(options));

/** Gives a test file (or a `describe`) its own Uptivity simulator, in the same way. */
export const useUptivitySimulator = (options: UptivitySimulatorOptions = {}): (() => UptivitySimulator) =>
  useSimulator(() => createUptivitySimulator(options));

/** Gives a test file (or a `describe`) its own GC simulator, in the same way. */
export const useGcSimulator = (options: GcSimulatorOptions = {}): (() => GcSimulator) =>
  useSimulator(() => createGcSimulator(options));

/** Gives a test file (or a `describe`) its own CCAWebAPI simulator, in the same way. */
export const useCcaWebApiSimulator = (options: CcaWebApiSimulatorOptions = {}): (() => CcaWebApiSimulator) =>
  useSimulator(() => createCcaWebApiSimulator(options));

/** Gives a test file (or a `describe`) its own PTK Callback simulator, in the same way. */
export const usePtkCallbackSimulator = (options: PtkCallbackSimulatorOptions = {}): (() => PtkCallbackSimulator) =>
  useSimulator(() => createPtkCallbackSimulator(options));

const useSimulator = <OneSimulator extends Simulator>(create: () => Promise<OneSimulator>): (() => OneSimulator) => {
  let simulator: OneSimulator | undefined;
  beforeAll(async () => {
    simulator = await create();
  });
  afterEach(async () => {
    // What is under way ends in the test that began it.
    await simulator?.settled();
    simulator?.reset();
  });
  afterAll(() => simulator?.close());
  return () => {
    if (simulator === undefined) throw new Error('The simulator only runs inside tests and hooks.');
    return simulator;
  };
};
