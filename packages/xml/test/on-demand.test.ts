import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.doUnmock('fast-xml-parser');
  vi.resetModules();
});

it('writes at once, and reads when the parser is there', async () => {
  const { startXmlReader, writeXml } = await import('../src/on-demand.ts');
  const written = writeXml({ name: 'A', text: '7' });
  const xml = startXmlReader();
  expect(() => xml.read('<A/>')).toThrow('wait for `ready`');
  await xml.ready();
  expect(xml.read(written.ok ? written.xml : '')).toMatchObject({ opened: true, value: { name: 'A', text: '7' } });
});

it('tells whoever waits that the parser can not be had, and nobody else', async () => {
  vi.doMock('fast-xml-parser', () => {
    throw new Error('there is no parser');
  });
  const { loadReadXml, startXmlReader, writeXml } = await import('../src/on-demand.ts');
  await expect(startXmlReader().ready()).rejects.toThrow('mocking a module');
  await expect(loadReadXml()).rejects.toThrow('mocking a module');
  expect(writeXml({ name: 'A' })).toEqual({ ok: true, xml: '<A/>' });
});
