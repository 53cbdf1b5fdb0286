import { once } from 'node:events'
import { connect } from 'node:net'
import { AppError, errorMessage } from '@hubbub/contracts'

export interface NamedServers {
  databaseUrl: string | undefined
  redisUrl: string | undefined
}

const patienceMs = 5_000
const kinds = {
  DATABASE_URL: {
    example: 'postgres://user:password@host:5432/database',
    scheme: /^postgres(?:ql)?:$/,
    port: 5432,
  },
  REDIS_URL: { example: 'redis://host:6379', scheme: /^rediss?:$/, port: 6379 },
} as const
type Variable = keyof typeof kinds

/** Knocks at the servers that the environment names, before anything waits for one that is not there. */
export async function expectNamedServers({ databaseUrl, redisUrl }: NamedServers): Promise<void> {
  if (databaseUrl !== undefined) await expectServer('DATABASE_URL', databaseUrl)
  // Of a cluster one will do.
  if (redisUrl !== undefined) await expectServer('REDIS_URL', redisUrl.split(',')[0] ?? '')
}

async function expectServer(variable: Variable, address: string): Promise<void> {
  const { scheme, example, port: usual } = kinds[variable]
  const url = URL.parse(address)
  if (url === null || !scheme.test(url.protocol))
    throw new AppError({
      code: 'start.bad_address',
      kind: 'invalid',
      message: `${variable} is no address of such a server. It looks like ${example}`,
    })
  // A socket file of the server's own machine has no host.
  if (url.hostname === '') return
  const port = url.port === '' ? usual : Number(url.port)
  const host = url.hostname.replaceAll(/^\[|\]$/g, '')
  const socket = connect({ host, port })
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(patienceMs) })
  } catch (error) {
    throw new AppError({
      code: 'start.server_unreachable',
      kind: 'unavailable',
      message: `${variable} names ${host}:${port}, where nothing answers (${errorMessage(error)}). Start that server, correct the address, or leave ${variable} away`,
      cause: error,
    })
  } finally {
    socket.destroy()
  }
}
