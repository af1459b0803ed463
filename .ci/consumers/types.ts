import { createVatsClient, vatsOptionsFromEnv, type VatsError } from '@trunkline/vats';

const vats = createVatsClient({ ...vatsOptionsFromEnv(), totalTimeoutMs: 5_000 });

export async function ring(): Promise<string> {
  const { ok, value, error } = await vats.calls.callback({ from: { extension: '101' }, toNumber: '74955404444' });
  return ok ? value.commandId : explain(error);
}

function explain(error: VatsError): string {
  switch (error.kind) {
    case 'api':
      return error.code === 2211 ? error.codeName : error.description;
    case 'input':
    case 'refused':
    case 'network':
    case 'timeout':
    case 'aborted':
    case 'http':
    case 'decode':
    case 'unexpected':
      return error.message;
    default:
      return error satisfies never;
  }
}
