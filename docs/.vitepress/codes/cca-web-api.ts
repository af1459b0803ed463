export { ccaWebApiCodes as codes } from '@trunkline/cca-web-api';
