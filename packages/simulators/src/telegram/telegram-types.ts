/* What the simulator makes of the Bot API's types: the fields it fills. */

export interface TelegramUser {
  id: number
  is_bot: boolean
  first_name: string
  last_name?: string
  username?: string
}

export interface TelegramChat {
  id: number
  type: 'private' | 'group' | 'supergroup' | 'channel'
  title?: string
  username?: string
  first_name?: string
  last_name?: string
}

/** What a bot is in a chat: https://core.telegram.org/bots/api#chatmember. */
export interface TelegramRole {
  status: 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked'
  can_post_messages?: boolean
  can_send_messages?: boolean
}

export interface TelegramButton {
  text: string
  url?: string
  callback_data?: string
}

/** Somebody has pressed a button: https://core.telegram.org/bots/api#callbackquery. */
export interface TelegramPress {
  id: string
  from: TelegramUser
  message: TelegramMessage
  chat_instance: string
  data: string
}

export interface TelegramMessage {
  message_id: number
  date: number
  chat: TelegramChat
  from?: TelegramUser
  sender_chat?: TelegramChat
  text?: string
  caption?: string
  entities?: object[]
  edit_date?: number
  media_group_id?: string
  reply_to_message?: TelegramMessage
  migrate_to_chat_id?: number
  reply_markup?: { inline_keyboard: TelegramButton[][] }
  /** Photos, documents and the rest, as the Bot API has them. */
  [content: string]: unknown
}

export interface TelegramUpdate {
  update_id: number
  message?: TelegramMessage
  edited_message?: TelegramMessage
  channel_post?: TelegramMessage
  edited_channel_post?: TelegramMessage
  callback_query?: TelegramPress
}

/** A refusal of the Bot API, in its words. */
export class TelegramRefusal extends Error {
  readonly code: number
  readonly parameters: { retry_after?: number; migrate_to_chat_id?: number } | null
  constructor(code: number, description: string, parameters: TelegramRefusal['parameters'] = null) {
    super(description)
    this.code = code
    this.parameters = parameters
  }
}
