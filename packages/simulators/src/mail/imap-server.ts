import type { AddressInfo, Socket } from 'node:net'
import { hoodiecrow, type CommandHandler, type ImapConnection } from './hoodiecrow.ts'
import type { MailFailures } from './mail-failures.ts'
import { imapPlugins, type ImapAccount } from './imap-account.ts'
import type { MailAccounts } from './mail-accounts.ts'

/**
 * One port for all accounts. hoodiecrow knows a single mailbox, so a connection starts at a front without
 * folders and is handed to its own account's server when it has signed in.
 */
export async function startImapServer(options: {
  host: string
  port: number
  accounts: MailAccounts
  failures: MailFailures
  starttls: boolean
}) {
  const front = hoodiecrow({
    plugins: options.starttls ? [...imapPlugins, 'STARTTLS'] : imapPlugins,
    users: {},
  })
  const login = front.getCommandHandler('LOGIN')
  const signIn: CommandHandler = (connection, parsed, data, callback) => {
    const [user = '', password = ''] = (parsed.attributes ?? []).map((attribute) => attribute.value)
    const failure = options.failures.take('imap-login')
    if (failure) return refuse(connection, parsed.tag, failure.message, callback)
    const account = options.accounts.signIn(user, password)
    front.users = account ? { [user]: { password } } : {}
    login(connection, parsed, data, () => {
      if (account && connection.state === 'Authenticated') adopt(connection, account)
      callback()
    })
  }
  front.setCommandHandler('LOGIN', signIn)

  const sockets = trackSockets(front.server, () => options.failures.take('imap-connect') !== null)
  await new Promise<void>((resolve, reject) => {
    front.server.once('error', reject)
    front.listen(options.port, options.host, resolve)
  })

  return {
    host: options.host,
    port: (front.server.address() as AddressInfo).port,
    /** Cuts every open connection, as a restarting server does. */
    disconnect: () => sockets.forEach((socket) => socket.destroy()),
    async close() {
      const closed = new Promise<void>((resolve) => front.close(resolve))
      sockets.forEach((socket) => socket.destroy())
      await closed
    },
  }
}

function adopt(connection: ImapConnection, { store }: ImapAccount) {
  connection.server.removeListener('notify', connection._notificationCallback)
  connection.server = store
  store.on('notify', connection._notificationCallback)
  // @NOTE a client that leaves while it idles would keep its timer of 30 minutes, and with it the process
  connection.socket?.once('close', () => connection.inputHandler && connection.inputHandler('DONE'))
  for (const handler of store.connectionHandlers) handler(connection)
}

function refuse(connection: ImapConnection, tag: string, message: string, callback: () => void) {
  const response = { tag, command: 'NO', attributes: [{ type: 'TEXT', value: message }] }
  connection.send(response, 'LOGIN FAILED', {}, '')
  callback()
}

function trackSockets(
  server: { prependListener(event: 'connection', listener: (socket: Socket) => void): unknown },
  cut: () => boolean,
) {
  const sockets = new Set<Socket>()
  server.prependListener('connection', (socket) => {
    sockets.add(socket)
    // @NOTE the library writes a reply in many small pieces; held back by Nagle they take 40 ms each
    socket.setNoDelay(true)
    socket.once('close', () => sockets.delete(socket))
    // @NOTE hoodiecrow drops its listeners on close; a late reset must not become an uncaught error
    socket.on('error', () => {})
    if (cut()) setImmediate(() => socket.destroy())
  })
  return sockets
}
