export { gcCodes as codes } from '@trunkline/gc';
