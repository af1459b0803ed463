import { ccaWebApi } from './cca-web-api.ts';
import type { Client } from './client.ts';
import { gc } from './gc.ts';
import { ptkCallback } from './ptk-callback.ts';
import { uptivity } from './uptivity.ts';
import { vats } from './vats.ts';

export const clients: readonly Client[] = [vats, ccaWebApi, uptivity, ptkCallback, gc];
