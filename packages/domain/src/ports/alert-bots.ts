/** The bot of a workspace, as it is kept. */
export interface KeptAlertBot {
  id: string
  /** Sealed. */
  token: string
  botId: string
  username: string
  /** The first of its updates that was not read. */
  nextUpdate: number | null
  lastError: string | null
}

export interface AlertBotRepository {
  get(): Promise<KeptAlertBot | null>
  /** In place of the one before. */
  save(bot: Pick<KeptAlertBot, 'id' | 'token' | 'botId' | 'username'>): Promise<void>
  remove(): Promise<void>
  /** False where it is another bot by now, or somebody else has read so far. */
  moveOn(id: string, nextUpdate: number): Promise<boolean>
  noteError(id: string, error: string | null): Promise<void>
  replaceToken(id: string, token: { from: string; to: string }): Promise<boolean>
  /** One code for a person at a time. */
  saveCode(code: { memberId: string; hash: string; expiresAt: Date }): Promise<void>
  /** Whose it is, once: it is gone then. */
  takeCode(hash: string, at: Date): Promise<string | null>
  /** Whether a bot of an account listens to the same; two cannot. */
  isChannel(username: string): Promise<boolean>
}

/** Asks Telegram who a token stands for. Rejects with what Telegram said. */
export interface AlertBotCheck {
  check(token: string): Promise<{ botId: string; username: string }>
}

/** What somebody has said to the bot or pressed below what it said. */
export interface BotUpdate {
  id: number
  chat: { id: string; name: string }
  /** Null where nobody said anything to the bot alone. */
  said:
    | { kind: 'start'; code: string }
    | { kind: 'stop' }
    | { kind: 'other' }
    | { kind: 'acknowledge'; noticeId: string }
    | null
}
