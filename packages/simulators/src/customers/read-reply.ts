/** What a customer's mail program sees of a reply. Reads what common mailers compose, not every mail there is. */
export interface Reply {
  messageId: string
  inReplyTo: string | null
  references: string[]
  subject: string
  from: string
  /** Where an answer goes. */
  replyTo: string
  automatic: boolean
  text: string
}

export function readReply(raw: Buffer): Reply {
  const { header, body } = split(raw.toString('latin1'))
  const from = header('from')
  return {
    messageId: ids(header('message-id'))[0] ?? '',
    inReplyTo: ids(header('in-reply-to'))[0] ?? null,
    references: ids(header('references')),
    subject: decodeWords(header('subject')),
    from: decodeWords(from),
    replyTo: address(header('reply-to') || from),
    automatic: /^auto-/i.test(header('auto-submitted')),
    text: textOf(header('content-type'), header('content-transfer-encoding'), body).trim(),
  }
}

function split(part: string) {
  const end = /\r?\n\r?\n/.exec(part)
  const head = part.slice(0, end?.index ?? part.length).replace(/\r?\n[ \t]+/g, ' ')
  const lines = head.split(/\r?\n/)
  const header = (name: string) =>
    lines
      .find((line) => line.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim() ?? ''
  return { header, body: end ? part.slice(end.index + end[0].length) : '' }
}

function textOf(contentType: string, encoding: string, body: string): string {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (!boundary) return /^text\/html/i.test(contentType) ? '' : decodeBody(body, encoding)
  for (const part of body.split(`--${boundary}`).slice(1)) {
    const inner = split(part.replace(/^\r?\n/, ''))
    const text = textOf(inner.header('content-type'), inner.header('content-transfer-encoding'), inner.body)
    if (text.trim()) return text
  }
  return ''
}

function decodeBody(body: string, encoding: string): string {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64').toString()
  const bytes = /quoted-printable/i.test(encoding) ? unquote(body.replace(/=\r?\n/g, '')) : body
  return Buffer.from(bytes, 'latin1').toString()
}

function decodeWords(value: string): string {
  return value
    .replace(/(\?=)\s+(=\?)/g, '$1$2')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      /b/i.test(kind)
        ? Buffer.from(word, 'base64').toString()
        : Buffer.from(unquote(word.replaceAll('_', ' ')), 'latin1').toString(),
    )
}

function unquote(text: string): string {
  return text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function ids(value: string): string[] {
  return [...value.matchAll(/<([^<>\s]+)>/g)].map((match) => match[1] ?? '')
}

function address(value: string): string {
  return (/<([^<>]+)>/.exec(value)?.[1] ?? value).trim()
}
