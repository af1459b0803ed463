import { describe, expect, it } from 'vitest';
import { operations } from '../src/index.ts';

/** What makes telephones ring, and is refused by `allowDialTo`: whom a list holds is not known here. */
const ringing = ['lists.start'];

/** Every other operation that changes something, and why it reaches nobody. */
const quiet: Readonly<Record<string, string>> = {
  'agents.create': 'makes an account',
  'capiGroups.create': 'makes a group',
  'capiGroups.update': 'changes a group',
  'lists.startContactSearch': 'searches',
  'lists.stop': 'ends calling',
  'lists.updateWithExternalData': 'fills a list, which is called only once it is started',
  'surveyTasks.content.update': 'changes a survey',
  'surveyTasks.create': 'makes a survey',
  'surveyTasks.interviews.put': 'stores answers',
  'surveyTasks.quota.save': 'changes quotas',
  'surveyTasks.quota.set': 'changes quotas',
  'surveyTasks.quota.unlock': 'changes quotas',
  'surveyTasks.webConnections.remove': 'changes the way to a survey on the web',
  'surveyTasks.webConnections.set': 'changes the way to a survey on the web',
};

interface Leaf {
  readonly leaf?: string;
  readonly name?: string;
  readonly repeat?: string;
  readonly reach?: unknown;
}

function leaves(tree: object): readonly Leaf[] {
  return (Object.values(tree) as readonly Leaf[]).flatMap((leaf) => (leaf.leaf === undefined ? leaves(leaf) : [leaf]));
}

describe('the operations that can make a telephone ring', () => {
  const all = leaves(operations).filter(({ leaf }) => leaf === 'operation');

  it('are these', () => {
    expect(all.filter(({ reach }) => reach !== undefined).map(({ name }) => name)).toEqual(ringing);
  });

  it('are told from every other one that changes something', () => {
    const listed = [...ringing, ...Object.keys(quiet)];
    const changing = all.filter(({ repeat }) => repeat === 'unsafe').map(({ name = '' }) => name);
    expect(changing.filter((name) => !listed.includes(name))).toEqual([]);
    expect(Object.keys(quiet).filter((name) => !changing.includes(name))).toEqual([]);
  });
});
