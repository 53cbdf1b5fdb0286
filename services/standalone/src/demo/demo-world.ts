import type { AlertWatch, MonitorKind, Role } from '@hubbub/contracts'

interface DemoRule {
  name: string
  monitor: string | null
  watch: AlertWatch
  /** Whoever muted it, for so many days from now. */
  mute?: { by: string; days: number; reason: string }
}

/** Who and what the demo workspace starts with. Nobody of them exists. */
export const demoWorld = {
  workspace: 'Northwind Roasters',
  brand: {
    name: 'Northwind',
    signature: 'Northwind Roasters · Coffee and the machines to make it\nnorthwind.example',
  },
  mailbox: { address: 'hello@northwind.example', name: 'Customer care', fromName: 'Northwind Roasters' },
  chat: {
    /** As the networks of the demo are called: who writes there is invented. */
    name: 'Website chat (simulated)',
    page: 'https://www.northwind.example',
    title: 'Northwind Roasters',
    greeting: 'Hello! Ask us anything about coffee, orders or machines.',
    color: '#7c3f1d',
  },
  admin: { name: 'Grace Okafor', email: 'grace@northwind.example' },
  people: [
    { name: 'Mina Park', email: 'mina@northwind.example', role: 'agent', teams: ['Customer care'] },
    {
      name: 'Jonas Weber',
      email: 'jonas@northwind.example',
      role: 'agent',
      teams: ['Customer care', 'Repairs'],
    },
    { name: 'Sofia Rossi', email: 'sofia@northwind.example', role: 'community-manager', teams: [] },
    { name: 'David Mensah', email: 'david@northwind.example', role: 'supervisor', teams: ['Customer care'] },
  ] satisfies { name: string; email: string; role: Role; teams: string[] }[],
  teams: ['Customer care', 'Repairs'],
  /** What is listened for: the brand and two others. */
  monitors: [
    { name: 'Northwind', kind: 'brand', query: 'northwind', ours: true },
    { name: 'Fjordbean', kind: 'competitor', query: 'fjordbean', ours: false },
    { name: 'Calderone', kind: 'competitor', query: 'calderone', ours: false },
    {
      name: 'Update 2.1',
      kind: 'campaign',
      query: 'northwind ("update 2.1" OR "error E41" OR "Fehler E41" OR firmware)',
      ours: true,
      /** As it was written, and days ago it was changed. */
      former: { query: 'northwind ("update 2.1" OR "error E41")', daysAgo: 4 },
    },
  ] satisfies {
    name: string
    kind: MonitorKind
    query: string
    ours: boolean
    former?: { query: string; daysAgo: number }
  }[],
  /** What was not heard, and what had to wait. */
  gaps: [
    {
      kind: 'mastodon',
      daysAgo: 10,
      hour: 2,
      hours: 5,
      reason: 'The instance was away, and its stream keeps nothing',
      caughtUp: false,
    },
    {
      kind: 'x',
      daysAgo: 5,
      hour: 18,
      hours: 1,
      reason: 'X let nothing be asked for an hour: its rate limit was used up',
      caughtUp: true,
    },
  ],
  /** What people did about mentions before anybody looks. */
  taken: {
    praise: {
      by: 'sofia@northwind.example',
      query: 'northwind lang:en sentiment:positive',
      label: 'praise',
      count: 4,
    },
    query:
      'northwind lang:en sentiment:negative ("still error" OR grinder OR loud OR blinks) (channel:mastodon OR channel:bluesky)',
    deeds: [
      {
        by: 'sofia@northwind.example',
        label: 'repair',
        reply: 'We are sorry. Send us the serial number in a message and we get it going again today.',
        then: null,
      },
      { by: 'jonas@northwind.example', label: 'repair', reply: null, then: null },
      {
        by: 'mina@northwind.example',
        label: null,
        reply: 'Thank you for telling us. Our care team looks at it right now and writes back here.',
        then: 'resolved',
      },
      { by: 'sofia@northwind.example', label: null, reply: null, then: 'pending' },
      {
        by: 'jonas@northwind.example',
        label: 'repair',
        reply:
          'That should not happen. Please try the descaling programme once; does it still do it after that?',
        then: null,
      },
    ] as readonly {
      by: string
      label: string | null
      reply: string | null
      then: 'resolved' | 'pending' | null
    }[],
  },
  /** Who is on call in turn, and whom the ladder tells after them. */
  onCall: {
    name: 'Evenings and weekends',
    timeZone: 'Europe/Berlin',
    turns: ['grace@northwind.example', 'david@northwind.example', 'sofia@northwind.example'],
    policy: { name: 'On call first', waitSeconds: 300 },
  },
  /** What people are told of. */
  rules: [
    {
      name: 'Something is on with Northwind',
      monitor: 'Northwind',
      watch: { kind: 'learned', detectors: ['spike', 'negative-rise', 'negative-share', 'reach'] },
    },
    { name: 'Somebody large speaks', monitor: 'Northwind', watch: { kind: 'author', followers: 100_000 } },
    {
      name: 'Fjordbean is spoken of a lot',
      monitor: 'Fjordbean',
      watch: { kind: 'threshold', what: 'mentions', count: 12, minutes: 180 },
      mute: {
        by: 'david@northwind.example',
        days: 3,
        reason: 'Their autumn campaign runs: many speak of them, and nothing is the matter',
      },
    },
    { name: 'A source falls silent', monitor: null, watch: { kind: 'silence', channelIds: [] } },
  ] satisfies DemoRule[] as readonly DemoRule[],
  /** What was done in the last one; minutes after it began. */
  incident: {
    owner: 'david@northwind.example',
    playbook: 'Service outage',
    /** Between one of its tasks and the next; those of its last steps when it was over. */
    taskMinutes: 12,
    lateSteps: { 'Until it is over': 25 * 60, Afterwards: 48 * 60 } as Readonly<Record<string, number>>,
    tasks: [
      [16, 'Withdraw update 2.1 from the servers'],
      [22, 'Write how to roll back, in four languages'],
      [31, 'Ask Crema Review for a word before their next post'],
    ],
    notes: [
      [48, 'Engineering confirms: 2.1 does not start on the Aurora of 2023. The update is withdrawn.'],
      [74, 'The guide to roll back is out. Whoever wrote to us gets it as an answer.'],
      [
        586,
        'Crema Review says that we were silent for ten hours. They are right: a few were answered, and nothing was said to everybody.',
      ],
    ],
    review: {
      well: 'The alert came within a quarter of an hour, and the update was withdrawn in 46 minutes.',
      badly:
        'A few were answered within 78 minutes, and nothing was said to everybody for ten hours, so that somebody else told the story.',
    },
    /** Days after it began: when each is due, and when it was done. */
    actions: [
      {
        by: 'david@northwind.example',
        due: 4,
        done: null,
        text: 'A first public word within the hour, also when little is known',
      },
      {
        by: 'grace@northwind.example',
        due: 30,
        done: null,
        text: 'Updates go to one machine in a hundred first',
      },
      {
        by: 'sofia@northwind.example',
        due: 4,
        done: 3.5,
        text: 'Keep the guide to roll back where agents find it',
      },
    ] as readonly { by: string; due: number; done: number | null; text: string }[],
  },
  /** What those who wrote of it were answered; minutes after it began. */
  answers: {
    by: 'sofia@northwind.example',
    networks: ['x', 'bluesky', 'mastodon'] as readonly string[],
    perNetwork: 3,
    minutes: { taken: 52, linked: 66, answered: 78, resolved: 420 },
    text: 'Hello {{contact.firstName}}, update 2.1 keeps some machines from starting (error E41), and we are sorry. It is withdrawn. This is how you go back, in ten minutes: northwind.example/update. Write to us here if it does not help.',
    variants: {
      x: 'Sorry, {{contact.firstName}}: update 2.1 is withdrawn. Go back in ten minutes: northwind.example/update. If it does not help, write to us here.',
      bluesky:
        'We are sorry, {{contact.firstName}}. Update 2.1 is withdrawn; this is how you go back, in ten minutes: northwind.example/update',
    },
    nextStep: 'See whether it helps those who were answered',
    refusal: '404: the post that it answers is gone',
  },
  /** What was done about single mentions of it; minutes after it began. */
  handled: {
    loudest: {
      author: 'Crema Review',
      by: 'david@northwind.example',
      minutes: { taken: 590, answered: 604, resolved: 700 },
      reply:
        'You are right, and we are sorry: we were silent for ten hours. Update 2.1 is withdrawn. Going back takes ten minutes: northwind.example/update. May we call you tonight?',
    },
    labelled: { by: 'sofia@northwind.example', minute: 95, count: 12, label: 'repair' },
    over: { minute: 48 * 60 },
  },
  /** Monitors that stand side by side in the stream. */
  columns: ['Northwind', 'Update 2.1', 'Fjordbean', 'Calderone'],
  /** What is sent every Monday. */
  report: {
    name: 'Northwind, week by week',
    time: '08:00',
    timeZone: 'UTC',
    to: ['sofia@northwind.example', 'david@northwind.example'],
    outside: 'board@northwind.example',
  },
  /** What was said of it in public; minutes after it began. */
  statement: {
    title: 'Update 2.1',
    author: 'sofia@northwind.example',
    approver: 'david@northwind.example',
    backup: 'grace@northwind.example',
    networks: ['x', 'bluesky', 'mastodon'] as readonly string[],
    minutes: { begun: 588, second: 601, asked: 603, approved: 611, published: 615 },
    note: 'Crema Review posts again tonight',
    first: {
      en: 'Some machines have problems after update 2.1. We look into it. More soon: {contact}',
      short: 'Some machines have problems after update 2.1. We look into it. More soon: {contact}',
      de: 'Einige Maschinen haben nach Update 2.1 Probleme. Wir prüfen das. Mehr bald: {contact}',
    },
    second: {
      en: 'Some machines do not start after update 2.1 (error E41). We are sorry. The update is withdrawn. How to roll back: {contact}',
      short:
        'Some machines do not start after update 2.1 (E41). We are sorry. The update is withdrawn. How to roll back: {contact}',
      de: 'Einige Maschinen starten nach Update 2.1 nicht (Fehler E41). Das tut uns leid. Das Update ist zurückgezogen. So geht es zurück: {contact}',
    },
    changed: {
      en: 'Update 2.1 stops the Aurora of 2023 from starting (error E41). That was our mistake, and we should have said so ten hours ago. The update is withdrawn. How to roll back: {contact}',
      short:
        'Update 2.1 stops the Aurora of 2023 from starting (E41). Our mistake, and we should have said so ten hours ago. It is withdrawn. How to roll back: {contact}',
      de: 'Mit Update 2.1 startet die Aurora von 2023 nicht (Fehler E41). Das war unser Fehler, und wir hätten es vor zehn Stunden sagen sollen. Das Update ist zurückgezogen. So geht es zurück: {contact}',
    },
  },
  /** Who carries the one that unfolds on demand. */
  crisis: {
    david: 'david@northwind.example',
    sofia: 'sofia@northwind.example',
    grace: 'grace@northwind.example',
    policy: 'Crisis',
    rule: 'Many at once',
    playbook: 'Product safety',
  },
  labels: [
    { name: 'order', color: '#2f6fb0' },
    { name: 'repair', color: '#a3542b' },
    { name: 'refund', color: '#9a3a6b' },
    { name: 'praise', color: '#2f7d4f' },
    { name: 'wholesale', color: '#6a58b5' },
  ],
  cannedResponses: [
    {
      shortcut: 'thanks',
      text: 'Thank you for writing to us, {{contact.name}}. I am looking into it right now.',
    },
    {
      shortcut: 'tracking',
      text: 'Your parcel is on its way. As soon as the carrier scans it, the tracking page shows where it is.',
    },
    {
      shortcut: 'descale',
      text: 'Please run the descaling programme once with the blue sachet, then two tanks of fresh water. Does the pump still sound rough after that?',
    },
    {
      shortcut: 'refund',
      text: 'I have started the refund. It reaches your account within five working days.',
    },
  ],
} as const
