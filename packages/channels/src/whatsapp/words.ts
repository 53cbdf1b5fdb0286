import type { WhatsappContent, WhatsappMedia, WhatsappMessage } from './api-types.ts'

export interface NamedFile {
  mediaId: string
  filename: string
  contentType: string
  inline: boolean
}

/** What somebody says, in words; null where they only say something with a file, or nothing at all. */
export function wordsOf(content: WhatsappContent): string {
  const { text, button, interactive, order, location, contacts } = content
  const media = mediaOf(content)
  if (text) return text.body
  if (media) return media.caption ?? ''
  if (button) return button.text
  if (interactive) return interactiveWords(interactive)
  if (location) return locationWords(location)
  if (contacts) return contacts.map(cardWords).join('\n')
  if (order) return orderWords(order)
  return errorWords(content)
}

/** The ad or the post that led here; it is shown, and is none of the customer's words. */
export function referralWords({ referral }: WhatsappMessage): string | null {
  if (referral === undefined) return null
  const { source_type: source = 'ad', headline, source_url: url } = referral
  return `[Came by the ${source === 'post' ? 'post' : 'ad'} ${[headline && `“${headline}”`, url].filter(Boolean).join(' ')}]`
}

function interactiveWords({
  button_reply: button,
  list_reply: row,
  nfm_reply: flow,
  body,
}: NonNullable<WhatsappContent['interactive']>) {
  const chosen = button ?? row
  if (chosen) return [chosen.title, chosen.description].filter(Boolean).join('\n')
  return flow?.body ?? body?.text ?? '[Interactive message]'
}

function locationWords({ name, address, latitude, longitude }: NonNullable<WhatsappContent['location']>) {
  const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}`
  return [name, address, map].filter(Boolean).join('\n')
}

function cardWords({ name, phones, emails }: NonNullable<WhatsappContent['contacts']>[number]) {
  const ways = [...phones.map(({ phone, wa_id: id }) => phone ?? id), ...emails.map(({ email }) => email)]
  return [name?.formatted_name, ...ways].filter(Boolean).join(' ')
}

function orderWords({ text, product_items: items }: NonNullable<WhatsappContent['order']>) {
  const lines = items.map(
    ({ quantity, product_retailer_id: id, item_price: price, currency = '' }) =>
      `${quantity} × ${id}${price === undefined ? '' : ` at ${price} ${currency}`.trimEnd()}`,
  )
  return [text, ...lines].filter(Boolean).join('\n')
}

function errorWords({ type, errors = [] }: WhatsappContent) {
  const reason = errors
    .map(({ error_data: data, title }) => data?.details ?? title)
    .filter(Boolean)
    .join('; ')
  return `[${type === 'unsupported' ? 'A message that WhatsApp does not hand over' : `A message of the kind “${type}”`}${reason ? `: ${reason}` : ''}]`
}

const mediaOf = ({ image, video, audio, document, sticker }: WhatsappContent): WhatsappMedia | undefined =>
  image ?? video ?? audio ?? document ?? sticker

const names: Readonly<Record<string, string>> = {
  image: 'photo',
  video: 'video',
  audio: 'audio',
  document: 'document',
  sticker: 'sticker',
}

/** The file of a message; it has at most one. Its bytes are fetched apart. */
export function fileOf(content: WhatsappContent): NamedFile | null {
  const media = mediaOf(content)
  if (media === undefined) return null
  const contentType = media.mime_type.split(';')[0]?.trim() ?? media.mime_type
  const name = media.voice === true ? 'voice-message' : (names[content.type] ?? 'file')
  return {
    mediaId: media.id,
    filename: media.filename ?? `${name}${extensionOf(contentType)}`,
    contentType,
    inline: content.type === 'image' || content.type === 'sticker',
  }
}

function extensionOf(contentType: string): string {
  const part = contentType.split('/')[1] ?? ''
  const known: Readonly<Record<string, string>> = {
    jpeg: '.jpg',
    mpeg: '.mp3',
    quicktime: '.mov',
    plain: '.txt',
  }
  return known[part] ?? (/^[a-z0-9]{2,5}$/.test(part) ? `.${part}` : '')
}
