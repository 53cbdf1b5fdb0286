import type { EventEmitter } from 'node:events'
import { createRequire } from 'node:module'
import type { Server, Socket } from 'node:net'

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
  socket: Socket | null
  /** Takes the next line instead of a command, as while the client idles. */
  inputHandler: ((line: string) => void) | false
  _notificationCallback: (...args: unknown[]) => void
  send(response: object, description: string, parsed: object, data: string): void
}

export interface ParsedCommand {
  tag: string
  attributes?: Attribute[]
}

export interface Attribute {
  type: string
  value: string
  /** Set for `BODY[…]`, empty for the whole mail. */
  section?: unknown[]
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
  getCommandHandler(command: string): CommandHandler
  setCommandHandler(command: string, handler: CommandHandler): void
  getMailbox(path: string): Mailbox | undefined
  appendMessage(path: string, flags: string[], internaldate: string, raw: string): { message: StoredMessage }
  notify(command: object, mailbox: Mailbox): void
}

interface HoodiecrowOptions {
  plugins: string[]
  users?: Record<string, { password: string }>
  storage?: object
}

const require = createRequire(import.meta.url)

/** The library has no types; these are the parts of hoodiecrow-imap 2.1.0 that are used here, read from its source. */
export const hoodiecrow = require('hoodiecrow-imap') as (options: HoodiecrowOptions) => ImapServer
