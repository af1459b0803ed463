import { describe } from 'vitest';
import { exchanges, refusals, untyped } from './support/exchanges.ts';

describe('what the contact centre knows of calls', () => {
  exchanges({
    'cc.getCall': {
      call: (vats) => vats.cc.getCall({ entryId: 'MToxMDAwNTE0Mzox' }),
      path: 'cc/call/',
      json: { entry_id: 'MToxMDAwNTE0Mzox' },
      answer: {
        result: 1000,
        call: {
          conversion: [
            {
              conversion_id: 5,
              channel_type: 1,
              create: 1674735900,
              start: '1674735901',
              first_answer: null,
              end: 1674735960,
              result: 1,
              assign_user_id: 3000101,
              close_user_id: null,
              contact_id: 77,
              entry_point: '74950000001',
              group_id: 7000201,
              deal_id: '',
              params: 5,
            },
          ],
          tag_id: [1, '2'],
          call_comment: ['Pays', 'on Friday'],
          script_id: null,
          mark_client: -1,
          mark_controller: [{ '31': { mark: 5, comment: 'well done' } }, { '32': { mark: '4', comment: null } }],
          recording_id: ['MToxMDA='],
        },
      },
      value: {
        appeals: [
          {
            id: '5',
            channel: 'call',
            created: 1674735900,
            start: 1674735901,
            end: 1674735960,
            result: 'handled',
            assignedUserId: '3000101',
            contactId: '77',
            entryPoint: '74950000001',
            groupId: '7000201',
            parameters: 5,
          },
        ],
        tagIds: ['1', '2'],
        comments: ['Pays', 'on Friday'],
        clientMark: -1,
        controllerMarks: [{ '31': { mark: '5', comment: 'well done' } }, { '32': { mark: '4' } }],
        recordingIds: ['MToxMDA='],
      },
    },
    'cc.getCall with single things for lists': {
      call: (vats) => vats.cc.getCall({ entryId: 'e' }),
      path: 'cc/call/',
      json: { entry_id: 'e' },
      answer: { result: 1000, call: { call_comment: 'Pays', script_id: 9, mark_client: null, mark_controller: [] } },
      value: { comments: ['Pays'], scriptIds: ['9'], controllerMarks: [] },
    },
    'cc.tags': {
      call: (vats) => vats.cc.tags(),
      path: 'cc/tags/',
      json: {},
      answer: {
        result: 1000,
        tags: [
          { id: 1, parent: null, name: 'Sales', category: -1, groups: [1], campaigns: null, is_folder: true },
          { id: '2', parent: 1, is_folder: 0 },
        ],
      },
      value: [
        { id: '1', name: 'Sales', category: -1, groups: [1], isFolder: true },
        { id: '2', parentId: '1', isFolder: false },
      ],
    },
    'cc.script': {
      call: (vats) => vats.cc.script({ entryId: '9' }),
      path: 'script/',
      json: { entry_id: '9' },
      answer: { result: 1000, script: { id: 9, name: 'Hello' } },
      value: { id: '9', name: 'Hello' },
    },
    'cc.script, spelled as in the table': {
      call: (vats) => vats.cc.script({ entryId: '9' }),
      path: 'script/',
      json: { entry_id: '9' },
      answer: { Result: 1000, Script: { id: '9' } },
      value: { id: '9' },
    },
    'cc.qualityQuestions': {
      call: (vats) => vats.cc.qualityQuestions({ questionId: '31' }),
      path: 'quality/control/question/',
      json: { question_id: '31' },
      answer: {
        result: 1000,
        question: {
          id: 31,
          qual_ctrl_form_id: 2,
          qual_ctrl_form_name: 'Form',
          block_name: 'Manners',
          block_order: '1',
          name: 'Greets?',
          order: 2,
          required: 1,
          hint: null,
        },
      },
      value: {
        id: '31',
        formId: '2',
        formName: 'Form',
        blockName: 'Manners',
        blockOrder: 1,
        name: 'Greets?',
        order: 2,
        required: true,
      },
    },
  });
});

describe('employees in the contact centre', () => {
  exchanges({
    'cc.statuses': {
      root: 'cc',
      call: (vats) => vats.cc.statuses(),
      path: 'get_statuses',
      json: {},
      answer: {
        result: 1000,
        statuses: [
          {
            id: 12,
            name: 'Lunch',
            color: '#999999',
            parent: 3,
            deleted: false,
            order: 7,
            description: '',
            status_alias: 'lunch',
            point_id: 500,
          },
        ],
      },
      value: [
        {
          id: '12',
          name: 'Lunch',
          color: '#999999',
          parentId: '3',
          deleted: false,
          order: 7,
          alias: 'lunch',
          pointId: '500',
        },
      ],
    },
    'cc.presence': {
      root: 'cc',
      call: (vats) => vats.cc.presence({ userId: '3000101', sessionTypes: ['cc', 'sip'] }),
      path: 'get_presence',
      json: { abonent_id: '3000101', session_types: ['cc', 'sip'] },
      answer: {
        result: 1000,
        abonents: [
          {
            abonent_id: 3000101,
            used_uac_type: ['sip', 1],
            sip: [{ uac: 'Phone 1.0', ip: '10.0.0.1', timestamp: '1674735900', poss: [1], uname: 'anna' }],
            cc: [{ uac: 'web', poss: [1, '2', 4], status: 12, device: 'PC' }],
            mtm: {},
            calls: [{ call_id: 'c' }],
          },
        ],
      },
      value: [
        {
          userId: '3000101',
          usedClients: ['sip', '1'],
          sip: [{ client: 'Phone 1.0', ip: '10.0.0.1', timestamp: 1674735900, abilities: ['calls'], userName: 'anna' }],
          cc: [{ client: 'web', abilities: ['calls', 'messages', '4'], status: '12', device: 'PC' }],
          mtm: [],
          mtd: [],
          calls: [{ call_id: 'c' }],
        },
      ],
    },
    'cc.presence, with the name in Cyrillic letters': {
      root: 'cc',
      call: (vats) => vats.cc.presence(),
      path: 'get_presence',
      json: {},
      answer: { result: 1000, abonents: [{ abonent_id: '1', '\u0441\u0441': [{ status: 1 }] }] },
      value: [{ userId: '1', usedClients: [], sip: [], cc: [{ status: 'onLine' }], mtm: [], mtd: [], calls: [] }],
    },
    'cc.presence of nobody': {
      root: 'cc',
      call: (vats) => vats.cc.presence({}),
      path: 'get_presence',
      json: {},
      answer: { result: 1000, abonents: {} },
      value: [],
    },
    'cc.sessions.setStatus': {
      root: 'cc',
      call: (vats) =>
        vats.cc.sessions.setStatus({
          userId: '3000101',
          sessionId: 's1',
          status: 'outboundDialing',
          ttlSeconds: 604_800,
          device: 'PC',
          ip: '10.0.0.1',
          version: '1.0',
          abilities: ['calls', 'video'],
        }),
      path: 'set_session_status',
      json: {
        abonent_id: '3000101',
        session: 's1',
        status: 5,
        ttl: 604800,
        device: 'PC',
        ip: '10.0.0.1',
        version: '1.0',
        poss: [1, 3],
      },
      answer: { result: 1000, session: 's1', ttl: '600' },
      value: { sessionId: 's1', ttlSeconds: 600 },
    },
    'cc.users.setStatus': {
      root: 'cc',
      call: (vats) => vats.cc.users.setStatus({ userId: '3000101', statusAlias: 'lunch' }),
      path: 'set_abonent_status',
      json: { abonent_id: '3000101', status_alias: 'lunch' },
      answer: { result: 1000 },
    },
    'cc.users.setStatus offline': {
      root: 'cc',
      call: (vats) => vats.cc.users.setStatus({ userId: '3000101', status: 'offline', endAllSessions: true }),
      path: 'set_abonent_status',
      json: { abonent_id: '3000101', status: 4 },
      answer: { result: 1000 },
    },
  });

  refusals([
    [
      'offline, without a word on the sessions',
      'endAllSessions',
      (vats) => vats.cc.users.setStatus({ userId: '1', status: 'offline' }),
    ],
    [
      'offline, with the wrong word on the sessions',
      'endAllSessions',
      (vats) => vats.cc.users.setStatus({ userId: '1', status: 'offline', endAllSessions: untyped(false) }),
    ],
    ['no status', 'status', (vats) => vats.cc.users.setStatus({ userId: '1' })],
    [
      'two statuses',
      'statusAlias',
      (vats) => vats.cc.users.setStatus({ userId: '1', status: 'break', statusAlias: 'lunch' }),
    ],
    [
      'two statuses of a session',
      'statusAlias',
      (vats) => vats.cc.sessions.setStatus({ userId: '1', status: 'break', statusAlias: 'lunch' }),
    ],
    ['a session that is too short', 'ttlSeconds', (vats) => vats.cc.sessions.setStatus({ userId: '1', ttlSeconds: 9 })],
    [
      'a session that is too long',
      'ttlSeconds',
      (vats) => vats.cc.sessions.setStatus({ userId: '1', ttlSeconds: 604_801 }),
    ],
    [
      'a kind of session that there is not',
      'sessionTypes[0]',
      (vats) => vats.cc.presence({ sessionTypes: [untyped('\u0441\u0441')] }),
    ],
  ]);
});
