import { packageTests } from '../../vitest.shared.ts';

export default packageTests('cca-web-api');
