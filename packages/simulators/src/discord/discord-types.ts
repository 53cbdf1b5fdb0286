export interface DiscordPerson {
  id: string
  username: string
  globalName: string | null
  bot: boolean
}

export interface DiscordFile {
  id: string
  name: string
  contentType: string
  content: Uint8Array
}

export interface DiscordPosted {
  id: string
  channelId: string
  author: DiscordPerson
  content: string
  files: DiscordFile[]
  answers: string | null
  edited: string | null
  nonce: string | null
  reactions: Map<string, Set<string>>
}

export interface DiscordRoom {
  id: string
  /** 0 a channel of the server, 1 a private talk, 11 a thread. */
  type: 0 | 1 | 11
  name: string
  parentId: string | null
  /** Of a private talk. */
  people: DiscordPerson[]
  messages: Map<string, DiscordPosted>
}

/** What the API answers with an error of its own. */
export class DiscordRefusal extends Error {
  readonly status: number
  readonly code: number
  constructor(status: number, code: number, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}
