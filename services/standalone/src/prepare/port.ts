import { createServer } from 'node:net'
import { AppError } from '@hubbub/contracts'

/** Refuses a port that is taken before anything else is started. */
export async function refuseTakenPort(host: string, port: number): Promise<void> {
  if (port === 0) return
  const server = createServer()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen({ host, port, exclusive: true }, resolve)
  try {
    await promise
  } catch (error) {
    throw portError(error as NodeJS.ErrnoException, host, port)
  }
  await new Promise((closed) => server.close(closed))
}

function portError(error: NodeJS.ErrnoException, host: string, port: number): AppError {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} is in use. Stop what uses it, or choose another: --port ${port + 1}`,
    EACCES: `Port ${port} needs rights that this user does not have. Choose one above 1023: --port 4000`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Leave --host away, or name one of its own`,
  }
  const message = reasons[error.code ?? ''] ?? `Port ${port} on ${host} cannot be opened: ${error.message}`
  return new AppError({ code: 'start.port_unavailable', kind: 'unavailable', message, cause: error })
}
