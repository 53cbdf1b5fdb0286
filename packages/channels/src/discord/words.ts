import type { DiscordContent, DiscordMessage } from './api-types.ts'

/** What a message says in words, its markup in it; empty where it says nothing. */
export function wordsOf(message: DiscordMessage): string {
  const forwarded = (message.message_snapshots ?? []).map(
    ({ message: content }) => `> ${contentWords(content).replaceAll('\n', '\n> ')}`,
  )
  return [contentWords(message), ...forwarded, pollWords(message)].filter(Boolean).join('\n\n')
}

function contentWords({ content, sticker_items: stickers = [], embeds = [] }: DiscordContent): string {
  const signs = stickers.map(({ name }) => `[Sticker: ${name}]`)
  // Beside words it is a preview of a link in them.
  const cards =
    content === ''
      ? embeds.map(({ title, description, url }) => [title, description, url].filter(Boolean).join('\n'))
      : []
  return [content, ...signs, ...cards].filter(Boolean).join('\n\n')
}

function pollWords({ poll }: DiscordMessage): string {
  if (poll === undefined) return ''
  const answers = poll.answers.map(({ poll_media: { text = '' } }) => `• ${text}`)
  return [poll.question.text ?? '', ...answers].join('\n')
}
