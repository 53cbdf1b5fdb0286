import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { MailFailures } from './mail-failures.ts'

export interface ReceivedMail {
  from: string
  /** Envelope recipients that were accepted, with their plus-suffix. */
  to: string[]
  raw: Buffer
  /** The account that submitted it; null for mail from outside. */
  user: string | null
}

export interface SmtpServerOptions {
  host: string
  port: number
  starttls: boolean
  maxBytes: number
  failures: MailFailures
  authenticate: (user: string, password: string) => boolean
  /** Why this recipient is refused, or null. */
  refuse: (address: string, user: string | null) => { code: number; message: string } | null
  accept: (mail: ReceivedMail) => void
}

export async function startSmtpServer(options: SmtpServerOptions) {
  const { failures } = options
  const server: SMTPServer = new SMTPServer({
    name: 'mail.simulator.test',
    banner: 'Hubbub simulator',
    logger: false,
    disableReverseLookup: true,
    disabledCommands: options.starttls ? [] : ['STARTTLS'],
    allowInsecureAuth: !options.starttls,
    authOptional: true,
    size: options.maxBytes,
    closeTimeout: 200,
    onConnect: (_session, callback) => callback(orNull(failures.take('connect'))),
    onAuth(auth, _session, callback) {
      const failure = failures.take('auth')
      if (failure) return callback(smtpError(failure))
      const user = auth.username ?? ''
      if (options.authenticate(user, auth.password ?? '')) return callback(null, { user: user.toLowerCase() })
      callback(smtpError({ code: 535, message: '5.7.8 Error: authentication failed' }))
    },
    onRcptTo({ address }, session, callback) {
      const failure = failures.take('recipient', { address }) ?? options.refuse(address, session.user ?? null)
      callback(orNull(failure))
    },
    onData(stream, session, callback) {
      void answer(receive(stream, session, options), callback)
    },
  })
  server.on('error', () => {})
  server.server.on('connection', (socket) => socket.setNoDelay(true))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })

  return {
    host: options.host,
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }

  async function receive(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    { accept }: SmtpServerOptions,
  ) {
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    const delay = failures.take('delay')
    if (delay) await sleep(delay.ms)
    const failure = failures.take('data')
    if (failure) throw smtpError(failure)
    if (stream.sizeExceeded)
      throw smtpError({ code: 552, message: '5.3.4 Error: message exceeds the size limit' })
    if (failures.take('drop-and-lose')) return cut(session)

    const { mailFrom, rcptTo } = session.envelope
    const to = rcptTo.map(({ address }) => address)
    accept({
      from: mailFrom ? mailFrom.address : '',
      to,
      raw: Buffer.concat(chunks),
      user: session.user ?? null,
    })
    if (failures.take('drop-before-reply')) return cut(session)
    const wait = failures.take('delay-reply')
    if (wait) await sleep(wait.ms)
    return `2.0.0 OK: queued as ${session.id}`
  }

  function cut(session: SMTPServerSession): 'cut' {
    for (const connection of server.connections) if (connection.session.id === session.id) connection.close()
    return 'cut'
  }
}

function orNull(failure: { code: number; message: string } | null): Error | null {
  return failure && smtpError(failure)
}

function smtpError(failure: { code: number; message: string }): Error {
  return Object.assign(new Error(failure.message), { responseCode: failure.code })
}

async function answer(receiving: Promise<string>, callback: (error: Error | null, reply?: string) => void) {
  try {
    const reply = await receiving
    if (reply !== 'cut') callback(null, reply)
  } catch (error) {
    callback(error as Error)
  }
}
