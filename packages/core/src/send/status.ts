/** Is it a status of failure? Where a protocol has none, nothing failed by it. */
export function isFailure(status: number | undefined): boolean {
  return status !== undefined && (status < 200 || status > 299);
}

export function isRedirect(status: number | undefined): boolean {
  return status !== undefined && status >= 300 && status < 400 && status !== 304;
}
