export { ptkCallbackCodes as codes } from '@trunkline/ptk-callback';
