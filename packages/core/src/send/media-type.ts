/** `text/html; charset=utf-8` → `text/html`, if it is one. */
export function mediaType(contentType: string | undefined): string | undefined {
  return /^\s*([\w.+-]{1,64}\/[\w.+-]{1,64})/.exec(contentType ?? '')?.[1]?.toLowerCase();
}
