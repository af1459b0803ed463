export { uptivityCodes as codes } from '@trunkline/uptivity';
