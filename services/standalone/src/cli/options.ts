import { parseArgs } from 'node:util'
import { AppError } from '@hubbub/contracts'
import { loadConfig } from '@hubbub/runtime'
import { given } from './given.ts'
import { config } from './start.config.ts'

export interface StartOptions {
  help: boolean
  demo: boolean
  /** Whether a crisis unfolds in the demo, in the one that runs where one does. */
  crisis: boolean
  /** Whether to generate and build what changed first. */
  build: boolean
  host: string
  port: number
  data: string
}

const flags = {
  help: { type: 'boolean', short: 'h', default: false },
  demo: { type: 'boolean', default: true },
  crisis: { type: 'boolean', default: false },
  build: { type: 'boolean', default: true },
  host: { type: 'string' },
  port: { type: 'string', short: 'p' },
  data: { type: 'string', short: 'd' },
} as const

/** What was asked for: a flag counts before the environment, the environment before the default. */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): StartOptions {
  const { values } = parse(args)
  const { host, port, data } = config
  const defaults = loadConfig({ start: config }, {}).start
  return {
    help: values.help,
    crisis: values.crisis,
    build: values.build,
    demo: values.demo && given(env['DATABASE_URL']) === undefined,
    host: values.host ?? given(env[host.env]) ?? defaults.host,
    port: readPort(values.port ?? given(env[port.env]) ?? String(defaults.port)),
    data: values.data ?? given(env[data.env]) ?? defaults.data,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags, allowNegative: true, strict: true })
  } catch (error) {
    throw new AppError({
      code: 'start.bad_option',
      kind: 'invalid',
      message: `${(error as Error).message} Say --help for what there is.`,
      cause: error,
    })
  }
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port >= 0 && port <= 65_535) return port
  throw new AppError({
    code: 'start.bad_port',
    kind: 'invalid',
    message: `“${text}” is no port; it must be a number from 0 to 65535`,
  })
}
