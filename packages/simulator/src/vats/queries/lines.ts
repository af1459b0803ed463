import type { Company } from '../company.ts';
import type { VatsLists } from '../lists.ts';
import { textOf, textsOf } from '../fields.ts';
import { ok, refused } from '../verdict.ts';
import { number, required, texts } from './parameters.ts';
import { noSuchThing, type Query } from './query.ts';

const schemaOf = (company: Company, lineId: number): number =>
  company.lines.find((line) => line.lineId === lineId)?.schemaId ?? 1;

const incomingLines: Query = {
  path: 'incominglines',
  fields: {},
  answer: ({ company, settings }) =>
    ok({
      lines: company.lines.map((line) => ({
        line_id: line.lineId,
        number: line.number,
        name: line.name,
        comment: line.comment ?? '',
        region: line.region ?? '77',
        schema_id: schemaOf(company, line.lineId),
        schema_name:
          settings.lists.schemas.find(({ schema_id: id }) => id === schemaOf(company, line.lineId))?.name ?? '',
      })),
    }),
};

const audioFiles: Query = {
  path: 'audiofiles',
  fields: {},
  answer: ({ company }) => ok({ audiofiles: company.audioFiles }),
};

const schemas: Query = {
  path: 'schemas',
  fields: { ext_fields: texts },
  answer: ({ company, settings }, input) => {
    const withTrunks = textsOf(input.ext_fields).includes('trunks_numbers');
    return ok({
      data: settings.lists.schemas.map((schema) => ({
        ...schema,
        incominglines: company.lines
          .filter(({ lineId }) => schemaOf(company, lineId) === schema.schema_id)
          .map(({ lineId }) => lineId),
        ...(withTrunks ? { sip_trunks_numbers: trunksOf(company, settings.lists, schema.schema_id) } : {}),
      })),
    });
  },
};

const trunksOf = (company: Company, lists: VatsLists, schemaId: unknown): unknown[] =>
  lists.trunkNumbers
    .map(({ trunk_number_id: id }) => id)
    .filter((id) => (company.trunkSchemas.get(String(id)) ?? 1) === schemaId);

const oneOfThem = 3135;

/** A line, or a number of a trunk that takes calls. */
const assignSchema: Query = {
  path: 'schema/set',
  fields: { schema_id: required(number), line_id: number, trunk_number_id: number },
  rule: ({ line_id: line, trunk_number_id: trunk }) =>
    (textOf(line) === undefined) === (textOf(trunk) === undefined) ? refused(oneOfThem) : undefined,
  answer: ({ company, settings }, input) => {
    const schema = settings.lists.schemas.find(({ schema_id: id }) => String(id) === textOf(input.schema_id));
    const trunk = settings.lists.trunkNumbers.find(
      ({ trunk_number_id: id, options }) => String(id) === textOf(input.trunk_number_id) && options !== 4,
    );
    const line = company.lines.find(({ lineId }) => String(lineId) === textOf(input.line_id));
    if (schema === undefined || (trunk ?? line) === undefined) return refused(noSuchThing);
    const schemaId = Number(schema.schema_id);
    if (trunk !== undefined) company.trunkSchemas.set(String(trunk.trunk_number_id), schemaId);
    company.lines = company.lines.map((one) => (one === line ? { ...one, schemaId } : one));
    return ok();
  },
};

export const lines: readonly Query[] = [incomingLines, audioFiles, schemas, assignSchema];
