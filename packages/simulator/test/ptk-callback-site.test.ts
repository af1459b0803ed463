import { describe, expect, it } from 'vitest';

import {
  add,
  ask,
  at,
  callback,
  codeOf,
  type Elements,
  envelope,
  freshSimulator,
  guessed,
  post,
} from './support/ptk-callback.ts';
import { child, valuesIn, type Node } from './support/xml.ts';

const simulator = freshSimulator();
const main = { Tenant: 'Main', Segment: '7001' };

const pairsIn = (node: Node | undefined): Record<string, string> =>
  Object.fromEntries((node?.children ?? []).map((item) => [valuesIn(item)['Name'], valuesIn(item)['Value']]));

describe('the platform', () => {
  it('is available, or turns everything away', async () => {
    expect(await codeOf(simulator(), 'IsPlatformAvailable', { Tenant: 'Main' })).toBe(106000);
    expect(await codeOf(simulator(), 'IsPlatformAvailable', { Tenant: 'Other' })).toBe(108000);
    simulator().platform = 'unavailable';
    expect(await codeOf(simulator(), 'IsPlatformAvailable', { Tenant: 'Main' })).toBe(109004);
    expect(await codeOf(simulator(), 'AddInteraction', callback('5550001'))).toBe(109004);
    simulator().reset();
    expect(simulator().platform).toBe('available');
  });

  it('has tenants, or none', async () => {
    const said = await ask(simulator(), 'GetTenants');
    expect(child(said, 'Tenants')?.children).toMatchObject([{ tag: 'Tenant', text: 'Main' }]);
    await using empty = await guessed({ tenants: [] });
    expect(await codeOf(empty, 'GetTenants')).toBe(109006);
  });

  it('lacks what it was built without', async () => {
    await using old = await guessed({ notImplemented: ['DequeueInteraction'] });
    expect(await codeOf(old, 'DequeueInteraction')).toBe(109001);
    expect(await codeOf(old, 'DisconnectInteraction')).toBe(108046);
  });

  it('asks for a name and a password where it is told to', async () => {
    await using guarded = await guessed({ credentials: { username: 'ptk', password: 'a:b' } });
    const send = (authorization: string): Promise<Response> =>
      post(guarded.baseUrl, envelope('GetTenants', {}), { authorization });
    const refused = await send('Basic cHRrOmE=');
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="PTK"']);
    expect((await fetch(guarded.wsdlUrl)).status).toBe(401);
    expect((await send(`Basic ${btoa('ptk:a:b')}`)).status).toBe(200);
  });
});

describe('segments and queues', () => {
  it('are listed with their state and variables', async () => {
    const list = child(await ask(simulator(), 'GetSegments', { Tenant: 'Main' }), 'Segments')?.children ?? [];
    expect(list.map((segment) => valuesIn(segment)['Name'])).toEqual(['7001', '7002', 'PlatformToolKit']);
    expect(valuesIn(list[0])).toMatchObject({ Tenant: 'Main', Queue: 'Sales' });
    expect(pairsIn(child(list[0], 'StateData'))).toEqual({ EWT: '300', OperationMode: 'Callback', QueueCount: '0' });
    expect(pairsIn(child(list[0], 'Variables'))).toMatchObject({ ScheduledCallbackEnabled: 'true' });
  });

  it('are listed for many tenants, of which one may be unknown', async () => {
    const queue = { queueId: 'Q', name: 'Queue' };
    const tenants = ['East', 'West'].map((name) => ({ name, queues: [queue], segments: [{ name, queueId: 'Q' }] }));
    await using both = await guessed({
      tenants: [...tenants, { name: 'Bare', queues: [], segments: [] }],
    });
    const told = async (...Tenant: string[]): Promise<unknown> => {
      const said = await ask(both, 'GetSegments', { Tenant });
      const names = child(said, 'Segments')?.children.map((one) => valuesIn(one)['Name']);
      return [valuesIn(child(said, 'Status'))['Code'], names];
    };
    expect(await told('East', 'West')).toEqual(['107000', ['East', 'West']]);
    expect(await told('East', 'North')).toEqual(['107001', ['East']]);
    expect(await told('North')).toEqual(['108000', undefined]);
    expect(await told('Bare')).toEqual(['107003', undefined]);
  });

  it('have a wait that grows with those who wait', async () => {
    const wait = async (elements: Elements = main): Promise<string | undefined> =>
      child(await ask(simulator(), 'GetEWT', elements), 'EWT')?.text;
    expect(await wait()).toBe('300');
    await add(simulator(), '5550001');
    expect([await wait(), await wait({ Tenant: 'Main', QueueId: 'Q1' })]).toEqual(['360', '360']);
    // Whoever has an appointment doesn't wait.
    await add(simulator(), '5550002', at('2026-01-16T15:00:00Z'));
    expect(await wait()).toBe('360');
    const count = await ask(simulator(), 'GetQueueCount', { Tenant: 'Main', QueueId: 'Q1' });
    expect(child(count, 'QueueCount')?.text).toBe('2');
    await simulator().advance(300_000);
    expect(await wait()).toBe('300');
  });

  it.each<[string, Elements, number]>([
    ['GetEWT', { Tenant: 'Main' }, 108022],
    ['GetEWT', { Tenant: 'Main', QueueId: 'Q9' }, 109016],
    ['GetEWT', { Tenant: 'Main', Segment: '9' }, 108001],
    ['GetQueueCount', { Tenant: 'Main' }, 108016],
    ['GetQueueVariables', { Tenant: 'Main' }, 108016],
    ['GetOperationMode', { Tenant: 'Main', Segment: '7003' }, 109027],
    ['GetTreatment', { Tenant: 'Main' }, 108022],
    ['SetQueueVariable', {}, 108016],
    ['SetQueueVariable', { QueueId: 'Q9' }, 109016],
    ['SetQueueVariable', { QueueId: 'Q1' }, 108038],
    ['SetQueueVariable', { QueueId: 'Q1', VariableName: 'x' }, 108034],
    ['QueryInteraction', { Tenant: 'Main' }, 108026],
    ['QueryInteraction', { Contact: '5559999' }, 109021],
    ['QueryInteraction', { Segment: '7001' }, 107002],
    ['QueryInteraction', { Tenant: 'Other', Segment: '7001' }, 108000],
  ])('%s refuses %j with %i', async (operation, elements, code) => {
    expect(await codeOf(simulator(), operation, elements)).toBe(code);
  });

  it('have variables that can be set', async () => {
    const set = { QueueId: 'Q1', VariableName: 'SpeakMinEwt', VariableValue: 'true' };
    expect(await codeOf(simulator(), 'SetQueueVariable', set)).toBe(107000);
    const said = await ask(simulator(), 'GetQueueVariables', main);
    expect(pairsIn(child(said, 'Variables'))['SpeakMinEwt']).toBe('true');
  });

  it.each([
    ['Callback', 'Callback', 107000, 107000],
    ['Date Book', 'Appointment', 107000, 107000],
    ['Purge', 'None', 107000, 107000],
    ['', undefined, 107004, 109024],
    ['Siesta', undefined, 107000, 109024],
  ])('in mode "%s" offer %s', async (mode, offer, modeCode, treatmentCode) => {
    simulator().changeQueue('Q1', { mode });
    expect(await codeOf(simulator(), 'GetOperationMode', main)).toBe(modeCode);
    const said = await ask(simulator(), 'GetTreatment', main);
    expect(valuesIn(child(said, 'Status'))['Code']).toBe(String(treatmentCode));
    expect(child(said, 'OfferTreatment')?.text).toBe(offer);
  });

  it('find interactions by contact, segment and queue together', async () => {
    await add(simulator(), '5550001');
    await add(simulator(), '5550001', { Segment: '7002' });
    await add(simulator(), '5550002');
    const found = async (elements: Elements): Promise<number | undefined> =>
      child(await ask(simulator(), 'QueryInteraction', elements), 'Interactions')?.children.length;
    expect(await found({ Contact: '5550001' })).toBe(2);
    expect(await found({ Tenant: 'Main', Contact: '5550001', QueueId: 'Q1' })).toBe(1);
    expect(await found({ Segment: '7001' })).toBe(2);
    expect(await codeOf(simulator(), 'QueryInteraction', { Contact: '5550002', Segment: '7002' })).toBe(107002);
  });

  it('are told of a mistake in their set-up', async () => {
    const queue = { queueId: 'Q', name: 'Queue' };
    const open = (opens: string, closes: string): Promise<unknown> =>
      guessed({
        tenants: [{ name: 'T', queues: [{ ...queue, hours: { opens, closes } }], segments: [] }],
      });
    await expect(open('9', '17:00')).rejects.toThrow('Opening hours look like 09:00, not "9".');
    await expect(open('17:00', '09:00')).rejects.toThrow('A queue opens before it closes.');
    const segments = [{ name: 'S', queueId: 'Z' }];
    await expect(guessed({ tenants: [{ name: 'T', queues: [queue], segments }] })).rejects.toThrow(
      "The segment S lies in a queue that T doesn't have.",
    );
    expect(() => simulator().changeQueue('Q9', {})).toThrow('There is no such queue.');
  });
});

describe('the licence', () => {
  const status = async (): Promise<Record<string, string>> =>
    valuesIn(child(await ask(simulator(), 'AddInteraction', callback('5550001')), 'Status'));

  it('is there, taken or missing', async () => {
    const check = (): Promise<number> => codeOf(simulator(), 'GetLicenseAvailability', { Tenant: 'Main' });
    const said = await ask(simulator(), 'GetLicenseAvailability', { Tenant: 'Main' });
    expect(child(said, 'Available')?.text).toBe('true');
    simulator().licence = 'taken';
    expect([await check(), (await status())['Code']]).toEqual([109005, '109005']);
    simulator().licence = 'missing';
    expect([await check(), (await status())['Code']]).toEqual([109034, '109034']);
    expect(simulator().interactions).toEqual([]);
  });

  it('is 109003 in an old toolkit, told from a failure only by its words', async () => {
    await using old = await guessed({ ptkVersion: 4 });
    const description = async (): Promise<unknown> => {
      const said = valuesIn(child(await ask(old, 'AddInteraction', callback('5550001')), 'Status'));
      return [said['Code'], said['Description']];
    };
    old.licence = 'taken';
    expect(await description()).toEqual(['109003', 'A license for this request is not available']);
    old.faults.next({ kind: 'code', code: 109003 });
    expect(await description()).toEqual(['109003', 'A Callback resource is down.']);
  });

  it('covers so many interactions at once', async () => {
    await using small = await guessed({ licences: 1 });
    const InteractionId = await add(small, '5550001');
    expect(await codeOf(small, 'AddInteraction', callback('5550002'))).toBe(109005);
    await codeOf(small, 'CancelInteraction', { InteractionId, CancelledBy: 'caller' });
    expect(await codeOf(small, 'AddInteraction', callback('5550002'))).toBe(107100);
  });

  it('allows so many requests in its window', async () => {
    await using narrow = await guessed({ time: 'manual', requestWindow: { requests: 2 } });
    const tenants = (): Promise<number> => codeOf(narrow, 'GetTenants');
    expect([await tenants(), await tenants(), await tenants(), await tenants()]).toEqual([
      107000, 107000, 109035, 109035,
    ]);
    expect(narrow.requestsExceededUntil).toBe(narrow.clock.now() + 900_000);
    await narrow.advance(899_999);
    expect(await tenants()).toBe(109035);
    await narrow.advance(1);
    expect(narrow.requestsExceededUntil).toBeUndefined();
    expect(await tenants()).toBe(107000);
  });

  it('has a window that can be used up by a word', async () => {
    simulator().exceedRequestWindow();
    expect(await codeOf(simulator(), 'AddInteraction', callback('5550001'))).toBe(109035);
    expect(await codeOf(simulator().nodes[1], 'AddInteraction', callback('5550001'))).toBe(109035);
    // A WSDL is no request of the toolkit.
    expect((await fetch(simulator().wsdlUrl)).status).toBe(200);
    await simulator().advance(900_000);
    expect(await codeOf(simulator(), 'AddInteraction', callback('5550001'))).toBe(107100);
  });

  it('has a window of at least one request', async () => {
    await expect(guessed({ requestWindow: { requests: 0 } })).rejects.toThrow(TypeError);
  });
});
