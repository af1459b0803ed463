import type { Vendor } from './vendor.ts';
import { ccaWebApi } from './vendors/cca-web-api.ts';
import { gc } from './vendors/gc.ts';
import { ptkCallback } from './vendors/ptk-callback.ts';
import { uptivity, uptivitySocket } from './vendors/uptivity.ts';
import { vats } from './vendors/vats.ts';

export const vendors: readonly Vendor[] = [vats, uptivity, uptivitySocket, gc, ccaWebApi, ptkCallback];
