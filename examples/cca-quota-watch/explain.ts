import type { CcaWebApiError } from '@trunkline/cca-web-api';

/** One switch for everything that can go wrong, in a line each. */
export function explain(error: CcaWebApiError): string {
  switch (error.kind) {
    case 'input':
      return `Mend .env: ${error.issues.map(({ path, expected }) => `${path} should be ${expected}`).join(', ')}`;
    case 'api':
      if (error.category === 'authentication') return `The call centre does not let us in: ${error.code}`;
      return `The call centre says ${error.code}: ${error.description}`;
    case 'network':
      return `No way to the call centre (${error.reason})`;
    default:
      return error.message;
  }
}
