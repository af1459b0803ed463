/** The reader's own program, as far as many pages assume it. What one page assumes it says itself: `<!-- given: … -->`. */
import type { Progress } from '@trunkline/core';
import type { Hono } from 'hono';

declare global {
  const app: Hono & { use(path: string, listener: (...node: never) => unknown): void };
  const vault: { read(name: string): Promise<string> };
  const crm: { readonly close: (...what: readonly unknown[]) => void };
  const onProgress: (progress: Progress) => void;

  const apiKey: string;
  const apiSalt: string;
  const username: string;
  const password: string;
  const passphrase: string;
  const key: string;
  const certificate: string;
}
