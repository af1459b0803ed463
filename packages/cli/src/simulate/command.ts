import { runCli } from '@trunkline/simulator/command';
import { complain, paint, print } from '../terminal.ts';
import { offered } from '../vendors/index.ts';

/** What to try first on a stand-in. */
const firstCalls: Readonly<Record<string, string>> = {
  vats: `call vats calls.callback --input '{"from": {"extension": "101"}, "toNumber": "74955404444"}'`,
  uptivity: `call uptivity calls.start --input '{"deviceId": "200"}'`,
  gc: 'call gc login',
  'cca-web-api': 'call cca-web-api agents.list',
  'ptk-callback': 'call ptk-callback segments.list',
};

/** Serves a stand-in until Ctrl-C. Options are the simulator's own, and so is their help. */
export async function simulate(vendor: string | undefined, argv: readonly string[]): Promise<number> {
  // A slip in the name gets a suggestion; everything else the simulator says itself.
  if (vendor !== undefined) offered(vendor);
  return runCli(
    vendor === undefined ? argv : [vendor, ...argv],
    { print, complain },
    { name: 'trunkline simulate', onReady: (environment) => sayHowToTry(vendor ?? '', environment) },
  );
}

function sayHowToTry(vendor: string, environment: Readonly<Record<string, string>>): void {
  print('\nIn another terminal:');
  for (const [name, value] of Object.entries(environment)) print(`  export ${name}=${quoted(value)}`);
  print(paint('bold', `  trunkline ${firstCalls[vendor]}\n`));
}

const quoted = (value: string): string => (/^[\w.:/-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`);
