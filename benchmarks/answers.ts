/** What the servers of these measurements answer. */
export const headers: Readonly<Record<string, string>> = { 'content-type': 'application/json' };

/** To most requests: some 100 bytes of VATS. */
export const answer: string = JSON.stringify({
  result: 1000,
  balance: 12.5,
  currency: 'RUB',
  response_at: '2026-01-01 00:00:00',
});

const agents = (count: number): string =>
  JSON.stringify({
    Request: { Method: 'GET', Url: 'http://cca.example/Agents' },
    Version: '5.4.8.0',
    StatusCode: 200,
    Response: Array.from({ length: count }, (_, index) => ({
      Id: index + 1,
      Name: `agent${index + 1}`,
      FirstName: 'Anna',
      LastName: 'Petrova',
    })),
  });

/** What is asked for by GET, in some 300 bytes and in some 20 kilobytes. */
export const lists: Readonly<Record<string, string>> = { '/few/Agents': agents(3), '/many/Agents': agents(290) };
