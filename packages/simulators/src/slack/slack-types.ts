export interface SlackPerson {
  id: string
  name: string
  realName: string
  isBot: boolean
}

export interface SlackFileData {
  id: string
  name: string
  mimetype: string
  content: Uint8Array
  external?: string
}

export interface SlackPosted {
  ts: string
  threadTs: string | null
  user: string
  botId: string | null
  text: string
  files: SlackFileData[]
  edited: string | null
  reactions: Map<string, Set<string>>
  metadata: unknown
}

export interface SlackRoomData {
  id: string
  name: string
  kind: 'channel' | 'group' | 'im' | 'mpim'
  members: Set<string>
  messages: Map<string, SlackPosted>
}

/** What the Web API answers with `ok: false`. */
export class SlackRefusal extends Error {
  readonly more: object
  constructor(code: string, more: object = {}) {
    super(code)
    this.more = more
  }
}
