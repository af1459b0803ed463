import type { Download, Result, TrunklineError } from '@trunkline/core';
import { createCcaWebApiClient } from '@trunkline/cca-web-api';
import { createVatsClient } from '@trunkline/vats';
import type { Home, Places } from './places.ts';
import { toldOf, type Row } from './row.ts';

/** Saves it to the file where there are files, else takes it into memory. */
async function bytesOf(download: Download, file: Home['file']): Promise<Result<unknown, TrunklineError> | Uint8Array> {
  if (file === undefined) {
    const taken = await download.bytes();
    return taken.ok ? taken.value : taken;
  }
  const saved = await download.saveTo(file.path);
  return saved.ok ? file.read() : saved;
}

async function row(id: string, result: Result<Download, TrunklineError>, { file }: Home): Promise<Row> {
  if (!result.ok) return { id, told: toldOf(result) };
  const got = await bytesOf(result.value, file);
  return { id, told: got instanceof Uint8Array ? { ok: true, bytes: got.length } : toldOf(got) };
}

/** A file of one server, and one that a redirect leads to. */
export async function downloadRows({ vats, ccaWebApi }: Places, home: Home): Promise<Row[]> {
  const { recordingId, apiKey, apiSalt } = vats;
  const pbx = createVatsClient({ baseUrl: vats.baseUrl, apiKey, apiSalt });
  const surveys = createCcaWebApiClient(ccaWebApi);
  const rows = [
    await row('vats, download', await pbx.recordings.download({ recordingId }), home),
    await row('cca-web-api, download', await surveys.surveyTasks.content.download({ surveyTaskId: '11' }), home),
  ];
  await Promise.all([pbx.close(), surveys.close()]);
  return rows;
}
