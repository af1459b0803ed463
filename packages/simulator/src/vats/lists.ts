import type { Row } from './directory.ts';

/** What the API reads and never adds to. Rows are as the wire has them. */
export interface VatsLists {
  /** Of the voice menu: `schema_id`, `name`, `description`. */
  readonly schemas: readonly Row[];
  readonly roles: readonly Row[];
  readonly trunkNumbers: readonly Row[];
  readonly domains: readonly string[];
  /** With the `user_id` that they belong to. */
  readonly autosecretaryRules: readonly Row[];
  /** Of the address book. */
  readonly customFields: readonly Row[];
  /** Of campaign tasks. */
  readonly taskCustomFields: readonly Row[];
  readonly tags: readonly Row[];
  readonly scripts: readonly Row[];
  /** Of quality control. */
  readonly questions: readonly Row[];
  /** Of employees in the contact centre. */
  readonly statuses: readonly Row[];
  readonly funnels: readonly Row[];
  readonly dealCustomFields: readonly Row[];
  readonly aiAgents: readonly Row[];
  /** Of call tracking: `number`, with what is told of its visitor in `data` and in `history`. */
  readonly visitors: readonly Row[];
}

export const defaultLists: VatsLists = {
  schemas: [
    { schema_id: 1, name: 'Default', description: null },
    { schema_id: 2, name: 'At night', description: 'Voice mail' },
  ],
  roles: [
    { role_id: 1, name: 'Administrator', permissions: [{ code: 'admin' }] },
    { role_id: 2, name: 'Employee', permissions: [] },
  ],
  trunkNumbers: [
    { trunk_number_id: 61, trunk_id: 6, number: '74950000061', options: 2, desc: 'Incoming' },
    { trunk_number_id: 62, trunk_id: 6, number: '74950000062', options: 6, desc: 'Both ways' },
  ],
  domains: ['demo.mangosip.ru'],
  autosecretaryRules: [
    {
      user_id: 3000101,
      rule_id: '9001',
      name: 'At night',
      active: true,
      direction: ['incoming'],
      schedule: { schedule_id: 1, from: '', until: '', items: [{ type: 2, from: '18:00', until: '23:59' }] },
      wait_time: 15,
      melody_id: null,
      actions: [{ action: 'voice_mail', param: 'anna@example.com' }],
      notifications: [{ action: 'send_email', param: 'anna@example.com' }],
    },
  ],
  customFields: [
    {
      custom_field_id: '11',
      type: 1,
      order: 1,
      name: 'Contract',
      required: false,
      api_only: false,
      unique: false,
      check_mode: 0,
      check_length: null,
      items: [],
    },
    {
      custom_field_id: '12',
      type: 2,
      order: 2,
      name: 'Tier',
      required: false,
      api_only: false,
      unique: false,
      check_mode: 0,
      check_length: null,
      items: [
        { enum_id: '121', order: 1, name: 'Gold' },
        { enum_id: '122', order: 2, name: 'Silver' },
      ],
    },
  ],
  taskCustomFields: [
    {
      id: '21',
      order: 1,
      name: 'City',
      field_type: 'input_field',
      props: { show_master_io: true, show_member: true },
    },
  ],
  tags: [
    { id: 71, parent: null, name: 'Sales', category: 0, groups: [], campaigns: [], is_folder: true },
    { id: 72, parent: 71, name: 'New order', category: 1, groups: [], campaigns: [], is_folder: false },
  ],
  scripts: [{ id: 81, name: 'Greeting' }],
  questions: [
    {
      id: 91,
      qual_ctrl_form_id: 9,
      qual_ctrl_form_name: 'Manners',
      block_name: 'Beginning',
      block_order: 1,
      name: 'Was the caller greeted?',
      order: 1,
      required: 1,
      hint: null,
    },
  ],
  statuses: [
    ['On line', 'online'],
    ['Do not disturb', 'dnd'],
    ['Break', 'break'],
    ['Offline', 'offline'],
    ['Outbound dialling', 'outbound'],
    ['All calls', 'all_calls'],
    ['Training', 'training'],
  ].map(([name, alias], index) => ({
    id: index + 1,
    name,
    color: '#999999',
    // A status of the company's own stands below one of the vendor's.
    parent: index < 6 ? null : 3,
    deleted: false,
    order: index + 1,
    description: '',
    status_alias: alias,
    point_id: 4000001,
  })),
  funnels: [
    {
      sales_funnel_id: 41,
      name: 'New customers',
      deleted: false,
      steps: [
        { step_id: 411, name: 'First call' },
        { step_id: 412, name: 'Offer' },
      ],
    },
  ],
  dealCustomFields: [
    {
      custom_type_id: '51',
      type: 'text',
      name: 'Source',
      required: false,
      api_only: false,
      check_mode: null,
      check_length: null,
      check_length_b: null,
      currency: null,
      list_items: null,
    },
  ],
  aiAgents: [
    {
      id: 'agent-1',
      name: 'Reason of the call',
      status: 'active',
      model: 'demo',
      created_at: '2026-01-10T08:00:00Z',
      updated_at: '2026-01-10T08:00:00Z',
      output_fields: [
        {
          id: 'reason',
          label: 'Reason',
          description: 'Why they called',
          created_at: '2026-01-10T08:00:00Z',
          updated_at: '2026-01-10T08:00:00Z',
        },
      ],
    },
  ],
  visitors: [
    {
      number: '74950000003',
      data: {
        uid: 'visitor-1',
        widget_id: 31,
        widget_name: 'Main site',
        product_id: 4000001,
        ip: '198.51.100.7',
        region_id: 77,
        location: { country_code: 'RU', region_code: 'MOW', region: 'Moscow', city: 'Moscow' },
        channel: { source: 'search', medium: 'cpc', campaign: 'winter', content: '', term: 'pbx' },
        duration: 240,
        current_page: { url: 'https://shop.example/price', date: '2026-01-15T08:58:00', title: 'Prices' },
        device: 'mobile',
      },
      history: [
        { url: 'https://shop.example/', date: '2026-01-15T08:55:00', title: 'Welcome' },
        { url: 'https://shop.example/price', date: '2026-01-15T08:58:00', title: 'Prices' },
      ],
    },
  ],
};
