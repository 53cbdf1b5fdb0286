import { measureText, type OutboundMessage, type OutboundPost, type SendResult } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { DiscordClient } from './client.ts'
import { limits } from './config.ts'
import { urlOf } from './mapper.ts'
import { nonceOf } from './nonce.ts'
import { type Target, targetOf } from './target.ts'

/** Under our own id, by which Discord takes a second attempt within minutes for the same message. */
export async function sendDiscord(
  client: DiscordClient,
  message: OutboundMessage,
  signal?: AbortSignal,
): Promise<SendResult> {
  const post = expectPost(message)
  const target = await targetOf(client, post)
  const body = {
    content: post.text,
    nonce: nonceOf(post.messageId),
    enforce_nonce: true,
    // Only who is answered is called; nobody writes @everyone in our name.
    allowed_mentions: { parse: [], replied_user: true },
    ...(target.answers !== null && {
      message_reference: { message_id: target.answers, fail_if_not_exists: false },
    }),
  }
  const files = post.attachments.map(({ filename, contentType, content }) => ({
    name: filename,
    contentType,
    data: content,
  }))
  return resultOf(target, (await client.post(target.channelId, body, files, signal)).id)
}

function expectPost(message: OutboundMessage): OutboundPost {
  if (message.form !== 'post') throw refused('Only posts leave by Discord')
  const { text, attachments } = message
  if (measureText(text, { unit: 'characters', perLink: null }) > limits.text)
    throw refused(`Discord takes at most ${limits.text} characters`)
  if (text.trim() === '' && attachments.length === 0) throw refused('There is nothing to send')
  if (attachments.length > limits.files) throw refused(`Discord takes at most ${limits.files} files at once`)
  const large = attachments.find(({ content }) => content.byteLength > limits.fileBytes)
  if (large) throw refused(`${large.filename} is larger than the 10 MB that a bot may send`)
  return message
}

const refused = (message: string) => new ChannelError({ class: 'rejected', message })

export function resultOf({ channelId, guildId }: Target, id: string): SendResult {
  return {
    externalId: id,
    ownRef: id,
    response: `Discord took it as ${id}`,
    recipients: [],
    url: urlOf(guildId, channelId, id),
    facts: { channelId, messageId: id, guildId, direct: guildId === null },
  }
}
