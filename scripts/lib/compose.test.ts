import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { envExamplePath } from './env-example.ts'

const root = join(import.meta.dirname, '../..')

interface Service {
  image?: string
  build?: unknown
  user?: string
  command?: string[]
  environment?: Record<string, string>
  healthcheck?: { test: string[] }
  volumes?: string[]
  ports?: string[]
  read_only?: boolean
  depends_on?: Record<string, { condition: string }>
}
interface Compose {
  services: Record<string, Service>
  volumes: Record<string, unknown>
}

const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8')
const compose = parse(text, { merge: true }) as Compose
const services = Object.entries(compose.services)
const ours = services.filter(([, { image }]) => image === 'hubbub:local')

/** Of an image that is not ours. */
const foreign = new Set(['POSTGRES_USER', 'POSTGRES_DB'])

test('there is every process there is', () => {
  expect(services.map(([name]) => name).toSorted()).toEqual(
    [
      'api',
      'collect',
      'deliver',
      'enrich',
      'escalate',
      'migrate',
      'postgres',
      'proxy',
      'realtime',
      'redis',
      'route',
    ].toSorted(),
  )
  for (const [name, { command = [] }] of ours)
    expect(existsSync(join(root, command[0] ?? 'none')), `${name} runs ${command[0]}`).toBe(true)
})

test.each(services)(
  '%s says how it is, runs without rights and keeps what it writes in volumes',
  (name, service) => {
    // What runs once and ends is waited for by its end.
    if (name === 'migrate')
      expect(compose.services['api']?.depends_on?.['migrate']?.condition).toBe(
        'service_completed_successfully',
      )
    else expect(service.healthcheck?.test[0]).toBe('CMD')
    expect(['root', '0', undefined]).not.toContain(service.user)
    for (const mount of service.volumes ?? []) {
      const [source = ''] = mount.split(':')
      expect(Object.keys(compose.volumes), `${mount} is a volume that is kept`).toContain(source)
    }
    if (service.build !== undefined) expect(service.read_only).toBe(true)
  },
)

test('one port is open to the outside', () => {
  expect(services.filter(([, { ports }]) => ports !== undefined).map(([name]) => name)).toEqual(['proxy'])
})

test('every variable is one that the configuration knows', () => {
  const known = new Set(
    [...readFileSync(envExamplePath, 'utf8').matchAll(/^(?:# )?([A-Z][A-Z0-9_]*)=/gm)].map(
      ([, name]) => name,
    ),
  )
  const given = services.flatMap(([, { environment = {} }]) => Object.keys(environment))
  const asked = [...text.matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name]) => name)
  const strange = new Set(
    [...given, ...asked].filter((name) => name !== undefined && !known.has(name) && !foreign.has(name)),
  )
  expect([...strange]).toEqual([])
})

const run = promisify(execFile)
const env = { ...process.env, HUBBUB_SECRET: 's'.repeat(32), POSTGRES_PASSWORD: 'word', PORT: '4000' }
const programs = [['docker-compose'], ['docker', 'compose']]
const present = await Promise.all(
  programs.map(
    async ([program = '', ...first]) =>
      await run(program, [...first, 'version']).then(
        () => true,
        () => false,
      ),
  ),
)
const found = programs[present.indexOf(true)]

test.skipIf(found === undefined)(
  `Docker Compose itself takes the file${found === undefined ? ' (skipped: neither docker-compose nor docker compose is installed)' : ''}`,
  async () => {
    const [program = '', ...first] = found ?? []
    const { stdout } = await run(program, [...first, '--file', join(root, 'docker-compose.yml'), 'config'], {
      env,
      cwd: root,
    })
    const taken = parse(stdout) as Compose
    expect(Object.keys(taken.services).toSorted()).toEqual(services.map(([name]) => name).toSorted())
    expect(taken.services['api']?.environment?.['DATABASE_URL']).toBe(
      'postgresql://hubbub:word@postgres:5432/hubbub',
    )
    const { HUBBUB_SECRET: _, ...without } = env
    await expect(
      run(program, [...first, '--file', join(root, 'docker-compose.yml'), 'config'], {
        env: without,
        cwd: root,
      }),
    ).rejects.toThrow(/HUBBUB_SECRET/)
  },
)
