import { maxResultsIn, objectIn, type Asked } from '../asked.ts';
import { numberOf } from '../codes.ts';
import type { CcaWebApiContact } from '../company.ts';
import { meetsAll, readNestedCondition } from '../conditions.ts';
import { answered, done, refuse, type Outcome } from '../outcome.ts';
import type { Site } from '../site.ts';
import type { Endpoint } from './endpoint.ts';

const isInteger = (value: unknown): value is number => Number.isInteger(value);

/** The contacts that a search is after, at most so many. */
const lookUp = ({ lists, settings }: Site, asked: Asked): readonly CcaWebApiContact[] => {
  const { ListIds, MinimumContactIdOnFirstList: from = 0, MaxResults, NestedCondition = {} } = objectIn(asked);
  if (!Array.isArray(ListIds) || ListIds.length === 0 || !ListIds.every(isInteger)) return refuse('InvalidArgs');
  if (!isInteger(from)) return refuse('InvalidArgs');
  const condition = readNestedCondition(NestedCondition) ?? refuse('InvalidArgs');
  const most = maxResultsIn(MaxResults, settings);
  return ListIds.map((id) => lists.get(id) ?? refuse('UnknownObject'))
    .flatMap(({ contacts }, index) => (index === 0 ? contacts.filter(({ id }) => id >= from) : contacts))
    .filter((contact) => meetsAll(contact, condition, settings.meets))
    .slice(0, most);
};

/** What a search has come to, or that it hasn't yet. */
const look = (site: Site, { names }: Asked, found: (contacts: readonly CcaWebApiContact[]) => Outcome): Outcome => {
  const { searches, settings, now } = site;
  const { readyAt, code, contacts } = searches.find(names['token'] ?? '') ?? refuse(settings.unknownRequestCode);
  if (now() < readyAt) {
    const status = settings.pending === 'http202' ? 202 : 200;
    return { status, response: { ResultCode: numberOf('Pending', settings.version) } };
  }
  return code === undefined ? found(contacts) : refuse(code);
};

export const findContactsEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: 'Lists/FindContacts',
    since: '5.4.7',
    run: (site, asked) => {
      const contacts = lookUp(site, asked);
      const { ms = site.settings.findContactsMs, code } = site.script.takeSearch();
      return answered(site.searches.issue({ readyAt: site.now() + ms, code, contacts }));
    },
  },
  {
    method: 'GET',
    path: 'Lists/FindContacts/{token}/Status',
    since: '5.4.7',
    run: (site, asked) => look(site, asked, () => done),
  },
  {
    method: 'GET',
    path: 'Lists/FindContacts/{token}',
    since: '5.4.7',
    run: (site, asked) =>
      look(site, asked, (contacts) => answered(contacts.map(({ id, fields }) => ({ Id: id, ...fields })))),
  },
];
