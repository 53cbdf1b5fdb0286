declare module 'hoodiecrow-imap' {
  import type { Server, Socket } from 'node:net'
  import type { EventEmitter } from 'node:events'

  export interface StoredMessage {
    uid: number
    flags: string[]
    internaldate: string
    /** Bytes as a latin1 string. */
    raw: string
  }

  export interface Mailbox {
    path: string
    uidvalidity: number
    uidnext: number
    messages: StoredMessage[]
  }

  export interface ImapConnection {
    server: ImapServer
    state: string
    _notificationCallback: (...args: unknown[]) => void
    send(response: object, description: string, parsed: object, data: string): void
  }

  export interface ParsedCommand {
    tag: string
    attributes?: { type: string; value: string }[]
  }

  export type CommandHandler = (
    connection: ImapConnection,
    parsed: ParsedCommand,
    data: string,
    callback: () => void,
  ) => void

  export interface ImapServer extends EventEmitter {
    server: Server
    users: Record<string, { password: string }>
    connectionHandlers: ((connection: ImapConnection) => void)[]
    listen(port: number, host: string, callback: () => void): void
    close(callback?: () => void): void
    createClient(socket: Socket): void
    getCommandHandler(command: string): CommandHandler
    setCommandHandler(command: string, handler: CommandHandler): void
    getMailbox(path: string): Mailbox | undefined
    appendMessage(path: string, flags: string[], internaldate: string, raw: string): { message: StoredMessage }
    notify(command: object, mailbox: Mailbox): void
  }

  export default function hoodiecrow(options: {
    plugins?: string[]
    users?: Record<string, { password: string }>
    storage?: object
    credentials?: { key: string; cert: string }
  }): ImapServer
}
