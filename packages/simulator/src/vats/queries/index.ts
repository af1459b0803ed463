import { balance } from './account.ts';
import { contacts } from './address-book/contacts.ts';
import { namedThings } from './address-book/named-things.ts';
import { autosecretary } from './autosecretary.ts';
import { callTracking } from './call-tracking.ts';
import { campaigns } from './campaigns/campaigns.ts';
import { taskPages } from './campaigns/task-pages.ts';
import { tasks } from './campaigns/tasks.ts';
import { appeals } from './contact-centre/appeals.ts';
import { contactCentreCalls } from './contact-centre/calls.ts';
import { deals } from './contact-centre/deals.ts';
import { messages } from './contact-centre/messages.ts';
import { presence } from './contact-centre/presence.ts';
import { contactCentreTasks } from './contact-centre/tasks.ts';
import { forwarding } from './forwarding.ts';
import { groupWrites } from './group-writes.ts';
import { groups } from './groups.ts';
import { incomingLists } from './incoming-lists.ts';
import { lines } from './lines.ts';
import { outboundBlacklist } from './outbound-blacklist.ts';
import { plainLists } from './plain-lists.ts';
import type { Query } from './query.ts';
import { recognition } from './recognition.ts';
import { postRecording } from './recordings/recordings.ts';
import { speech } from './recordings/speech.ts';
import { sips } from './sips.ts';
import { readCalls, requestCalls } from './statistics/calls.ts';
import { readTable, requestTable } from './statistics/table.ts';
import { userWrites } from './user-writes.ts';
import { users } from './users.ts';

/** Everything that is answered at once. */
export const queries: readonly Query[] = [
  balance,
  users,
  ...userWrites,
  groups,
  ...groupWrites,
  ...lines,
  ...plainLists,
  ...sips,
  ...autosecretary,
  ...forwarding,
  ...incomingLists,
  ...outboundBlacklist,
  requestTable,
  readTable,
  requestCalls,
  readCalls,
  postRecording,
  ...speech,
  ...callTracking,
  ...recognition,
  ...namedThings,
  ...contacts,
  ...campaigns,
  ...tasks,
  taskPages,
  ...contactCentreCalls,
  ...contactCentreTasks,
  ...presence,
  ...deals,
  ...appeals,
  ...messages,
];
