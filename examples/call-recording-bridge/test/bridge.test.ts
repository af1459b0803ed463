import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useGcSimulator, useUptivitySimulator } from '@trunkline/simulator/vitest';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Report } from '../bridge.ts';
import { startBridge, type Running } from '../start.ts';

const centre = useGcSimulator();
const recorder = useUptivitySimulator();

function newJournal(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bridge-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'open-calls.json');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

interface Stage extends Running {
  readonly reports: Report[];
}

async function start(journal = newJournal()): Promise<Stage> {
  const port = await freePort();
  const env = {
    GC_COMMAND_URL: centre().baseUrl,
    GC_CALLBACK_URL: `http://127.0.0.1:${port}/gc-events`,
    BRIDGE_PORT: String(port),
    UPTIVITY_BASE_URL: recorder().socketUrl,
    AGENT_ID: '1001',
    AGENT_PASSWORD: 'demo',
    EXTENSION: '21001',
    DEVICE_ID: '200',
    JOURNAL: journal,
  };
  const reports: Report[] = [];
  const running = await startBridge(env, (report) => reports.push(report));
  onTestFinished(() => running.close());
  return { ...running, reports };
}

async function answeredCall({ agent, bridge }: Running): Promise<string> {
  const rings = new Promise((resolve) => agent.on('newInboundCall', resolve));
  const call = { from: '74955404444', to: '21001', variables: { callVariable1: 'gold' } };
  const { dialogId } = centre().incomingCall(call);
  await rings;
  await agent.answerCall({ dialogId });
  await bridge.settled();
  return dialogId;
}

async function hungUp({ agent, bridge }: Running, dialogId: string): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    agent.on('inboundCall', ({ state }) => void (state === 'DROPPED' && resolve()));
  });
  centre().hangUp(dialogId);
  await ended;
  await bridge.settled();
}

const done = ({ reports }: Stage): string[] => reports.map(({ step, error }) => (error ? `${step} failed` : step));
const verbs = (): string[] => centre().commands.map(({ verb }) => verb.toLowerCase());

it('records a call from its answer to its end, with call variables in the customer’s fields', async () => {
  const stage = await start();
  const dialogId = await answeredCall(stage);
  await stage.agent.updateCallVariable({ dialogId, name: 'callVariable2', value: 'order 4711' });
  await hungUp(stage, dialogId);
  expect(done(stage)).toEqual(['start', 'update', 'stop']);
  expect(recorder().calls).toMatchObject([
    { deviceId: '200', live: false, fields: { callId: dialogId, user1: 'gold', user2: 'order 4711' } },
  ]);
});

it('pauses while card data is spoken, and resumes at the end of the call at the latest', async () => {
  const stage = await start();
  const dialogId = await answeredCall(stage);
  await stage.agent.updateCallVariable({ dialogId, name: 'callVariable10', value: 'card' });
  await stage.bridge.settled();
  expect(verbs()).toContain('zoompauserecording');
  expect(verbs()).not.toContain('zoomresumerecording');
  await hungUp(stage, dialogId);
  expect(done(stage)).toEqual(['start', 'pause', 'resume', 'stop']);
});

it('does nothing twice for events that come twice, and nothing for one that comes after the end', async () => {
  const stage = await start();
  const late: Parameters<Running['bridge']['hear']>[0][] = [];
  stage.agent.on('inboundCall', (event) => {
    if (event.state === 'ACTIVE') late.push(event);
    stage.bridge.hear(event);
  });
  const dialogId = await answeredCall(stage);
  await hungUp(stage, dialogId);
  for (const event of late) stage.bridge.hear(event);
  await stage.bridge.settled();
  expect(late.length).toBeGreaterThan(0);
  expect(done(stage)).toEqual(['start', 'stop']);
});

it('records one call once, though each event comes twice', async () => {
  const stage = await start();
  centre().faults.always({ kind: 'duplicateEvent' });
  const dialogId = await answeredCall(stage);
  await hungUp(stage, dialogId);
  await vi.waitFor(() => expect(done(stage)).toEqual(['start', 'stop']), 10_000);
  expect(recorder().calls).toHaveLength(1);
});

it('begins nothing for an event that its call’s end has overtaken', async () => {
  const stage = await start();
  const dialogId = await answeredCall(stage);
  centre().faults.next({ kind: 'lateEvent', ms: 500 });
  const updated = stage.agent.updateCallVariable({ dialogId, name: 'callVariable2', value: 'too late' });
  await hungUp(stage, dialogId);
  await updated;
  await stage.bridge.settled();
  expect(done(stage)).toEqual(['start', 'stop']);
});

it('ends the recording of a call whose end it was never told of', async () => {
  const stage = await start();
  const dialogId = await answeredCall(stage);
  centre().faults.always({ kind: 'dropEvent' });
  centre().hangUp(dialogId);
  await centre().settled();
  expect(recorder().calls).toMatchObject([{ live: true }]);
  centre().faults.clear();
  await stage.bridge.takeUp(); // as after every time without GC
  await stage.bridge.settled();
  expect(recorder().calls).toMatchObject([{ live: false }]);
});

it('looks a command up whose answer is lost, and does not repeat it', async () => {
  const stage = await start();
  recorder().faults.next({ kind: 'resetBeforeHeaders' }, { path: 'CALLSTART' });
  recorder().faults.next({ kind: 'resetBeforeHeaders' }, { path: 'CALLSTOP' });
  const dialogId = await answeredCall(stage);
  await hungUp(stage, dialogId);
  expect(done(stage)).toEqual(['start failed', 'lookUp', 'stop failed', 'lookUp failed']);
  const sent = recorder().requests.map((request) => /CALL[A-Z]+/.exec(JSON.stringify(request))?.[0]);
  expect(sent).toEqual(['CALLSTART', 'CALLUPDATE', 'CALLSTOP', 'CALLUPDATE']);
  expect(recorder().calls).toMatchObject([{ live: false }]);
});

it('sends a command again that provably was not carried out, even though its answer was lost', async () => {
  const stage = await start();
  recorder().faults.next({ kind: 'resetBeforeHeaders', carriedOut: false }, { path: 'CALLSTART' });
  await answeredCall(stage);
  expect(done(stage)).toEqual(['start failed', 'lookUp failed', 'start']);
  expect(recorder().calls).toHaveLength(1);
});

it('waits and tries again while the recorder has no room', async () => {
  const stage = await start();
  recorder().faults.next({ kind: 'code', code: 6 }, { path: 'CALLSTART' });
  await answeredCall(stage);
  expect(stage.reports[0]).toMatchObject({ step: 'start', remedy: 'tryAgain' });
  expect(done(stage)).toEqual(['start failed', 'start']);
});

it('calls somebody about what stays wrong, and goes on with the call', async () => {
  const stage = await start();
  recorder().faults.next({ kind: 'code', code: 8 }, { path: 'CALLSTART' });
  const dialogId = await answeredCall(stage);
  await hungUp(stage, dialogId);
  expect(stage.reports).toMatchObject([{ step: 'start', remedy: 'callSomebody' }]);
});

it('says when nobody knows whether the pause was heard, and does not send it twice', async () => {
  const stage = await start();
  const dialogId = await answeredCall(stage);
  centre().faults.next({ kind: 'resetBeforeHeaders' }, { path: 'ZOOMPauseRecording' });
  await stage.agent.updateCallVariable({ dialogId, name: 'callVariable10', value: 'card' });
  await stage.bridge.settled();
  expect(stage.reports.at(-1)).toMatchObject({ step: 'pause', remedy: 'lookUp' });
  expect(verbs().filter((verb) => verb === 'zoompauserecording')).toHaveLength(1);
});

it('takes up a call that went on while the bridge was down', async () => {
  const journal = newJournal();
  const former = await start(journal);
  const dialogId = await answeredCall(former);
  await former.close();
  expect(recorder().calls).toMatchObject([{ live: true }]);

  const stage = await start(journal);
  await hungUp(stage, dialogId);
  expect(done(stage)).toEqual(['stop']);
  expect(recorder().calls).toMatchObject([{ live: false }]);
});

it('ends the recording of a call that ended while the bridge was down', async () => {
  const journal = newJournal();
  const former = await start(journal);
  const dialogId = await answeredCall(former);
  await former.close();
  centre().hangUp(dialogId);

  const stage = await start(journal);
  await stage.bridge.settled();
  expect(done(stage)).toEqual(['stop']);
  expect(JSON.parse(readFileSync(journal, 'utf8'))).toEqual({});
});

it('looks up what a former run did not see the end of', async () => {
  const journal = newJournal();
  const former = await start(journal);
  const dialogId = await answeredCall(former);
  await former.close();
  writeFileSync(journal, JSON.stringify({ [dialogId]: { recording: 'in doubt', paused: false } }));

  const stage = await start(journal);
  await vi.waitFor(() => expect(done(stage)).toEqual(['lookUp']), 10_000);
  expect(recorder().calls).toHaveLength(1);
});

it('keeps ids in its journal, and nothing about a person', async () => {
  const journal = newJournal();
  const dialogId = await answeredCall(await start(journal));
  expect(JSON.parse(readFileSync(journal, 'utf8'))).toEqual({ [dialogId]: { recording: 'going on', paused: false } });
});

it('writes a command down before it sends it, so that a crash in between leaves it in doubt', async () => {
  const journal = newJournal();
  const stage = await start(journal);
  recorder().faults.next({ kind: 'slowHeaders', ms: 800 }, { path: 'CALLSTART' });
  const answered = answeredCall(stage);
  const written = (): unknown[] => Object.values(JSON.parse(readFileSync(journal, 'utf8')) as object);
  await vi.waitFor(() => expect(written()).toEqual([{ recording: 'in doubt', paused: false }]), {
    timeout: 5_000,
    interval: 20,
  });
  await answered;
  expect(written()).toEqual([{ recording: 'going on', paused: false }]);
});
