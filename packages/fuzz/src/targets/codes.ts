import fc from 'fast-check';
import { ccaWebApiCodes } from '@trunkline/cca-web-api';
import { categories, effects, outcomes, retryAdvice, type CodeReading } from '@trunkline/core';
import { gcCodes } from '@trunkline/gc';
import { ptkCallbackCodes } from '@trunkline/ptk-callback';
import { uptivityCodes } from '@trunkline/uptivity';
import { vatsCodes } from '@trunkline/vats';
import { hostile } from '../inputs/hostile.ts';
import { hold, pick, target, type Draw, type Target } from '../target.ts';

interface Catalogue {
  readonly entries: readonly { readonly code: unknown }[];
  readonly find: (anything: unknown, context?: object) => CodeReading;
}

const catalogues: Readonly<Record<string, Catalogue>> = {
  vats: vatsCodes,
  'cca-web-api': ccaWebApiCodes,
  uptivity: uptivityCodes,
  'ptk-callback': ptkCallbackCodes,
  gc: gcCodes as Catalogue,
};

function problemsOf({
  asked,
  match,
  name,
  description,
  effect,
  category,
  retry,
  outcome,
}: CodeReading): readonly string[] {
  const sound: Readonly<Record<string, boolean>> = {
    asked: asked === undefined || typeof asked === 'number' || /^[\w .:-]{1,64}$/.test(String(asked)),
    match: ['exact', 'fallback', 'unknown'].includes(match),
    name: typeof name === 'string' && name !== '',
    description: typeof description === 'string' && description !== '',
    effect: effects.includes(effect),
    category: category === undefined || categories.includes(category),
    retry: retryAdvice.includes(retry),
    outcome: outcome === undefined || outcomes.includes(outcome),
  };
  return Object.entries(sound).flatMap(([field, fine]) => (fine ? [] : [`${field} is not in order`]));
}

/** Whatever is asked, there is a reading in order; what stands in the table is found as it stands there. */
export const codes: readonly Target[] = Object.entries(catalogues).map(([vendor, catalogue]) =>
  target(`${vendor}: codes`, fc.gen(), (draw: Draw) => {
    const known = pick(draw, catalogue.entries).code;
    const asked = pick<() => unknown>(draw, [
      () => known,
      () => [known],
      () => Number(known) + draw(fc.integer, { min: -3, max: 3 }),
      () => draw(fc.integer),
      () => String(draw(fc.integer)),
      () => hostile(draw),
    ])();
    const version = draw(fc.boolean) ? `${draw(fc.nat, 6)}.${draw(fc.nat, 9)}.${draw(fc.nat, 9)}.0` : undefined;
    const context = version === undefined ? {} : { version, operation: draw(fc.string) };
    const found = catalogue.find(asked, context);
    const missed =
      asked === known && found.match !== 'exact' && version === undefined ? ['a known code is not found'] : [];
    hold([...problemsOf(found), ...missed], asked, found);
  }),
);
