import type { Recorded } from './calls/recorded.ts';
import type { Directory, Row, VatsAudioFile, VatsGroup, VatsLine, VatsUser } from './directory.ts';
import type { VatsSettings } from './options.ts';
import type { Campaign, CampaignTask } from './queries/campaigns/campaign.ts';

/** An account on the vendor's SIP server. */
export interface SipAccount {
  readonly id: number;
  readonly userId: number;
  readonly login: string;
  readonly domain: string;
  readonly description?: string;
}

/** An incoming black or white list. */
export interface NumberList {
  readonly allowUnknownNumber: boolean;
  numbers: Row[];
}

/** One session of an employee in the contact centre. */
export interface Session {
  readonly session: string;
  readonly abonentId: string;
  status: number;
  readonly device: string;
  readonly ip: string;
  readonly poss: readonly number[];
  readonly startedAt: number;
  readonly endsAt: number;
}

/** Whatever the PBX keeps and requests may change. Rows are as the wire has them; maps go by id. */
export interface Company extends Directory {
  users: VatsUser[];
  groups: VatsGroup[];
  lines: VatsLine[];
  audioFiles: VatsAudioFile[];
  sips: SipAccount[];
  /** What requests have subscribed on the way, such as `beautifulSipAddress`. */
  paidServices: string[];
  forwardings: Row[];
  autosecretaryRules: Row[];
  /** The schemes of trunk numbers, by `trunk_number_id`. */
  trunkSchemas: Map<string, number>;
  incomingLists: { active: 'black' | 'white'; black: NumberList; white: NumberList };
  outboundBlacklist: { enabled: boolean; rules: Row[] };
  organizations: Map<string, Row>;
  contactGroups: Map<string, Row>;
  contacts: Map<string, Row>;
  /** What was or will be recognised, by `request_id`. */
  recognitions: Map<string, { readonly readyAt: number; readonly transcribes: readonly Row[] }>;
  recordings: Map<string, Recorded>;
  campaigns: Map<string, Campaign>;
  campaignTasks: Map<string, CampaignTask>;
  contactCentreTasks: Map<string, Row>;
  sessions: Map<string, Session>;
  /** The status of each employee who has one, by `abonent_id`. */
  userStatuses: Map<string, number>;
  deals: Map<string, Row>;
  documents: Map<string, Row>;
  appeals: Map<string, Row>;
  messages: Row[];
}

/** As it is before the first request. */
export const openCompany = (settings: VatsSettings): Company => ({
  users: [...settings.users],
  groups: [...settings.groups],
  lines: [...settings.lines],
  audioFiles: [...settings.audioFiles],
  sips: settings.users.flatMap(accountsOf).map((account, index) => ({ id: 5_000_001 + index, ...account })),
  paidServices: [],
  forwardings: [],
  autosecretaryRules: [...settings.lists.autosecretaryRules],
  trunkSchemas: new Map(),
  incomingLists: {
    active: 'black',
    black: { allowUnknownNumber: true, numbers: [] },
    white: { allowUnknownNumber: false, numbers: [] },
  },
  outboundBlacklist: { enabled: true, rules: [] },
  organizations: new Map(),
  contactGroups: new Map(),
  contacts: new Map(),
  recognitions: new Map(),
  recordings: new Map(),
  campaigns: new Map(),
  campaignTasks: new Map(),
  contactCentreTasks: new Map(),
  sessions: new Map(),
  userStatuses: new Map(),
  deals: new Map(),
  documents: new Map(),
  appeals: new Map(),
  messages: [],
});

/** Every SIP number on a card has an account behind it. */
const accountsOf = (user: VatsUser): Omit<SipAccount, 'id'>[] =>
  user.numbers.flatMap(({ number, protocol }) => {
    const [, login, domain] = /^(?:sip:)?([^@]+)@(.+)$/.exec(number) ?? [];
    if (protocol !== 'sip' || login === undefined || domain === undefined) return [];
    return [{ userId: user.userId, login, domain }];
  });

/** How an account is written among an employee's numbers. */
export const sipNumber = ({ login, domain }: Pick<SipAccount, 'login' | 'domain'>): string => `sip:${login}@${domain}`;
