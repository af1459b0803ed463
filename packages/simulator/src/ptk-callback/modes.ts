/** What a queue accepts in an operation mode. */
interface Mode {
  /** Callbacks at the first available moment. */
  readonly firstAvailable: boolean;
  readonly appointments: boolean;
}

const nothing: Mode = { firstAvailable: false, appointments: false };

/** The modes by their names. What each accepts is inferred, and the name of the ordinary one (`Callback`) isn't published. */
export const modes: Readonly<Record<string, Mode>> = {
  Callback: { firstAvailable: true, appointments: true },
  'Date Book': { firstAvailable: false, appointments: true },
  'Queue Speak': nothing,
  Purge: nothing,
  RapidPurge: nothing,
  Shutdown: nothing,
};
