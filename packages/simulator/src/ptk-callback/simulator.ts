import { extend } from '../frame/extend.ts';
import { createFrame } from '../frame/frame.ts';
import type { Simulator } from '../frame/simulator.ts';
import { withDefaults } from './defaults.ts';
import { createInstallation } from './installation.ts';
import type { PtkCallbackLicence } from './licences.ts';
import { nodeOf, type PtkCallbackNode } from './nodes.ts';
import type { PtkCallbackSimulatorOptions } from './options.ts';
import type { QueueChange } from './queues.ts';
import type { PtkCallbackConversation } from './rest/book.ts';
import { createScript, type PtkCallbackScript } from './script.ts';
import { conversationSnapshot, interactionSnapshot, type PtkCallbackInteraction } from './snapshots.ts';

/** A stand-in for the Platform Toolkit of Mindful's on-premise Callback: SOAP and REST, on two nodes. */
export interface PtkCallbackSimulator extends Simulator {
  /** Where it describes what it speaks: the WSDL, at the first node. */
  readonly wsdlUrl: string;
  /** Both nodes: one installation with two ways in. The first is the simulator's own, with its base URL and switchboard. */
  readonly nodes: readonly [first: PtkCallbackNode, second: PtkCallbackNode];
  /** Says how contacts behave, and what requests are told. */
  readonly script: PtkCallbackScript;
  /** The interactions so far, oldest first, as they stand now. */
  readonly interactions: readonly PtkCallbackInteraction[];
  /** The REST conversations so far. */
  readonly conversations: readonly PtkCallbackConversation[];
  /** While it is unavailable, every request comes to 109004. */
  platform: 'available' | 'unavailable';
  /** `taken` refuses new interactions with 109005 (109003 up to version 4), `missing` with 109034. */
  licence: PtkCallbackLicence;
  /** Uses up the requests of the licence's window: what comes before its end is refused with 109035. */
  exceedRequestWindow(): void;
  /** When requests are admitted again, epoch milliseconds of scenario time; undefined while they are. */
  readonly requestsExceededUntil: number | undefined;
  /** Changes a queue from now on: its mode, hours, wait, slots. */
  changeQueue(queueId: string, change: QueueChange): void;
}

/** Starts a PTK Callback simulator on loopback. */
export const createPtkCallbackSimulator = async (
  options: PtkCallbackSimulatorOptions = {},
): Promise<PtkCallbackSimulator> => {
  const settings = withDefaults(options);
  const script = createScript();
  const first = await createFrame(options, (backstage) => createInstallation(backstage, settings, script));
  const { simulator, vendor } = first;
  const second = await createFrame({ ...options, port: settings.secondPort }, () => vendor, vendor.backstage).catch(
    async (error: unknown) => {
      // A simulator with one node is none.
      await simulator.close();
      throw error;
    },
  );
  const nodes = [nodeOf(first, settings.wire.path), nodeOf(second, settings.wire.path)] as const;
  // Those of the first alone, before both take their place.
  const resetFirst = simulator.reset.bind(simulator);
  const closeFirst = simulator.close;
  const close = async (): Promise<void> => {
    await Promise.all([closeFirst(), second.simulator.close()]);
  };
  return extend(simulator, {
    wsdlUrl: nodes[0].wsdlUrl,
    nodes,
    script,
    get openSockets() {
      return first.http.sockets.size + second.http.sockets.size;
    },
    get interactions() {
      return vendor.site.interactions.all.map(interactionSnapshot);
    },
    get conversations() {
      return vendor.site.conversations.all.map(conversationSnapshot);
    },
    get platform() {
      return vendor.site.platform;
    },
    set platform(platform) {
      vendor.site.platform = platform;
    },
    get licence() {
      return vendor.site.licence;
    },
    set licence(licence) {
      vendor.site.licence = licence;
    },
    exceedRequestWindow: () => vendor.site.requests.exhaust(),
    get requestsExceededUntil() {
      return vendor.site.requests.exceededUntil;
    },
    changeQueue: (queueId: string, change: QueueChange) => vendor.site.queues.change(queueId, change),
    reset: () => {
      resetFirst();
      second.simulator.reset();
    },
    close,
    [Symbol.asyncDispose]: close,
  });
};
