/** The releases that changed something which the simulator shows. */
export type Release = '5.4.6' | '5.4.7' | '5.4.8' | '5.5.3';

const parts = (version: string): number[] => version.split('.').map(Number);

/** Whether a version is older than a release. */
export const isBefore = (version: string, release: Release): boolean => {
  const own = parts(version);
  const other = parts(release);
  const index = other.findIndex((part, position) => part !== own[position]);
  return index !== -1 && (own[index] ?? 0) < (other[index] ?? 0);
};

/** The version as an envelope says it, in four parts. */
export const inFourParts = (version: string): string => (parts(version).length === 3 ? `${version}.0` : version);

export const checkedVersion = (version: string): string => {
  if (/^\d+\.\d+\.\d+(\.\d+)?$/.test(version)) return version;
  throw new TypeError('The version of the server must look like 5.4.8 or 5.4.8.1.');
};
