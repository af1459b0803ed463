import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { readArguments } from '../src/cli/arguments.ts';
import { runCli } from '../src/command.ts';
import { sign } from './support/client.ts';
import { converse, document } from './support/uptivity.ts';

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));

const start = (...args: string[]): { child: ChildProcess; output: () => string; exit: Promise<unknown> } => {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += String(chunk)));
  child.stderr?.on('data', (chunk) => (output += String(chunk)));
  return { child, output: () => output, exit: once(child, 'close').then(([code]) => code as unknown) };
};

describe('the command line', () => {
  it('serves a vendor, tells what happens, and stops on SIGTERM', async () => {
    const args = ['--port', '0', '--key', 'k', '--salt', 's', '--speed', '1000', '--number', '79001234567=busy'];
    const { child, output, exit } = start('vats', ...args);
    await expect.poll(output, { timeout: 10_000 }).toContain('Stop it with Ctrl+C.');
    const baseUrl = /base URL\s+(\S+)/.exec(output())?.[1] ?? '';
    const json = '{"from":{"extension":"101"},"to_number":"79001234567"}';
    const body = new URLSearchParams({ vpbx_api_key: 'k', sign: sign('k', json, 's'), json });
    expect(await (await fetch(`${baseUrl}commands/callback`, { method: 'POST', body })).json()).toEqual({
      result: 1000,
    });
    await expect.poll(output, { timeout: 5_000 }).toContain('events/summary');
    expect(output()).toContain('<- POST /vpbx/commands/callback 200 {"from"');
    expect(output()).toContain('-> result/callback noCallbackUrl {"result":1000}');
    expect(output()).toContain('"disconnect_reason":1121');
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  it('goes by another name where it is a part of another command', async () => {
    const said: string[] = [];
    const terminal = { print: (line: string) => said.push(line), complain: (line: string) => said.push(line) };
    expect(await runCli(['--help'], terminal, { name: 'house simulate' })).toBe(0);
    expect(await runCli(['nobody'], terminal, { name: 'house simulate' })).toBe(2);
    expect(said.join('\n')).toContain('Usage: house simulate <vendor>');
    expect(said.join('\n')).toContain('Try house simulate --help.');
    expect(said.join('\n')).not.toContain('trunkline-simulator');
  });

  it('lets calls come in', async () => {
    const { child, output, exit } = start('vats', '--port', '0', '--speed', '50', '--load', '2', '--load-seconds', '2');
    await expect.poll(output, { timeout: 10_000 }).toContain('Stop it with Ctrl+C.');
    const summaries = (): number => output().split('-> events/summary').length - 1;
    await expect.poll(summaries, { timeout: 10_000 }).toBe(4);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  it('serves a vendor with a socket', async () => {
    const args = ['--port', '0', '--socket-port', '0', '--close-after-reply'];
    const { child, output, exit } = start('uptivity', ...args);
    await expect.poll(output, { timeout: 10_000 }).toContain('Stop it with Ctrl+C.');
    const baseUrl = /base URL\s+(\S+)/.exec(output())?.[1] ?? '';
    const socketPort = Number(/socket\s+tcp:\/\/127\.0\.0\.1:(\d+)/.exec(output())?.[1]);
    const { send, reply, ended } = await converse({ socketPort });
    send(document({ TYPE: 'CALLSTART', REQUESTID: '1', DEVICEID: '200' }));
    expect(await reply()).toContain('API_RECORDING_STARTED');
    expect(await ended).toBe('fin');
    await fetch(`${baseUrl}webAPI.aspx?type=test&requestid=2`);
    await expect.poll(output).toContain('<- TCP CALLSTART {"TYPE":"CALLSTART","REQUESTID":"1","DEVICEID":"200"}');
    await expect.poll(output).toContain('<- GET /webAPI.aspx TEST 200 {"TYPE":"test","REQUESTID":"2"}');
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  it('serves a vendor whose clients say where events go', async () => {
    const { child, output, exit } = start(
      'gc',
      '--port',
      '0',
      '--agents',
      '2',
      '--flavour',
      'uccx',
      '--wrapping',
      'data',
    );
    await expect.poll(output, { timeout: 10_000 }).toContain('Stop it with Ctrl+C.');
    expect(output()).toContain('3; the password of each is demo');
    const baseUrl = /base URL\s+(\S+)/.exec(output())?.[1] ?? '';
    const data = { type: 'HELLO#crm', body: 'null', sessionUrl: 's' };
    await fetch(baseUrl, { method: 'POST', body: JSON.stringify({ data }) });
    await expect.poll(output).toContain('<- POST /gc Hello 200 {"data"');
    await expect.poll(output).toContain('-> System noCallbackUrl {"type":"System","status":"IN_SERVICE"}');
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  it('serves a vendor in one of its versions', async () => {
    const { child, output, exit } = start('cca-web-api', '--port', '0', '--server-version', '5.4.5');
    await expect.poll(output, { timeout: 10_000 }).toContain('Stop it with Ctrl+C.');
    expect(output()).toContain('supervisor, password demo, module Supervisor');
    const baseUrl = /base URL\s+(\S+)/.exec(output())?.[1] ?? '';
    const token = /token\s+(\S+)/.exec(output())?.[1] ?? '';
    const answer = await fetch(`${baseUrl}agents`, { headers: { authorization: `Basic ${token}` } });
    expect(await answer.json()).toMatchObject({ Version: '5.4.5.0', StatusCode: 200 });
    await expect.poll(output).toContain('<- GET /CcaWebApi/agents 200');
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  it('serves a vendor on two nodes', async () => {
    const { child, output, exit } = start('ptk-callback', '--port', '0', '--second-port', '0', '--wire', 'foreign');
    await expect.poll(output, { timeout: 10_000 }).toContain('Stop it with Ctrl+C.');
    expect(output()).toMatch(/base URL\s+http/);
    const wsdlUrl = /WSDL\s+(\S+)/.exec(output())?.[1] ?? '';
    expect(await (await fetch(wsdlUrl)).text()).toContain('http://callback.example/toolkit/2019');
    await expect.poll(output).toContain('<- GET /CallbackServices/Toolkit.svc 200');
    const second = /second\s+(\S+)/.exec(output())?.[1] ?? '';
    const body = '{"segment":"PlatformToolKit"}';
    expect((await fetch(`${second}conversations`, { method: 'POST', body })).status).toBe(201);
    await expect.poll(output).toContain(`<- POST /conversations 201 ${body}`);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  it.each([
    [['cca'], 'Unknown vendor "cca". Known: vats, uptivity, gc, cca-web-api, ptk-callback.'],
    [[], 'Which vendor? Known: vats, uptivity, gc, cca-web-api, ptk-callback.'],
  ])('explains the mistake in %j', async (args, message) => {
    const { output, exit } = start(...args);
    expect(await exit).toBe(2);
    expect(output()).toContain(message);
    expect(output()).toContain('--help');
  });

  it.each([
    [['--flavour', 'vanilla'], '--flavour wants one of ucce, uccx; not "vanilla".'],
    [['--wrapping', 'paper'], '--wrapping wants one of bare, data, array, string; not "paper".'],
    [['--agents', '1.5'], '--agents can\'t be "1.5".'],
  ])('explains the mistake of gc in %j', (args, message) => {
    expect(readArguments(['gc', ...args], ['gc'])).toEqual({ kind: 'mistake', message });
  });

  it('explains the mistake of cca-web-api in its version', () => {
    const message = expect.stringContaining('5.4.8') as string;
    expect(readArguments(['cca-web-api', '--server-version', 'new'], ['cca-web-api'])).toEqual({
      kind: 'mistake',
      message,
    });
  });

  it.each([
    [['--port', '99999'], '--port can\'t be "99999".'],
    [['--port', ''], '--port can\'t be "".'],
    [['--speed', '0'], '--speed can\'t be "0".'],
    [['--seed', '1.5'], '--seed can\'t be "1.5".'],
    [['--callback-url', 'ftp://x'], '--callback-url must be an http(s) URL, not "ftp://x".'],
    [['--number', '7900=asleep'], '--number wants NUMBER=ANSWER'],
    [['--nonsense'], '--nonsense'],
    [['gc'], 'One vendor at a time'],
    [['--socket-port', '5620'], '--socket-port is an option of uptivity.'],
    [['--load', '0'], '--load can\'t be "0".'],
    [['--load-seconds', '0'], '--load-seconds can\'t be "0".'],
    [['--seeded-calls', '1.5'], '--seeded-calls can\'t be "1.5".'],
    [['--agents', '5'], '--agents is an option of gc.'],
    [['--server-version', '5.4.5'], '--server-version is an option of cca-web-api.'],
    [['--wire', 'foreign'], '--wire is an option of ptk-callback.'],
    [['--second-port', '70000'], '--second-port is an option of ptk-callback.'],
  ])('explains the mistake in %j', (args, message) => {
    const request = readArguments(['vats', ...args], ['vats']);
    expect(request).toMatchObject({ kind: 'mistake', message: expect.stringContaining(message) as string });
  });
});
