/** A field's text, or a file. */
export interface FormPart {
  name: string
  filename: string | null
  contentType: string | null
  content: Uint8Array
}

/** `multipart/form-data`, in memory. File names may stand without quotation marks, as some clients write them. */
export function readForm({
  headers,
  body,
}: {
  headers: Readonly<Record<string, string>>
  body: Uint8Array
}): FormPart[] {
  const boundary = /boundary="?([^";]+)"?/.exec(headers['content-type'] ?? '')?.[1]
  if (boundary === undefined) return []
  const bytes = Buffer.from(body)
  const parts: FormPart[] = []
  const fence = Buffer.from(`--${boundary}`)
  for (let at = bytes.indexOf(fence); at >= 0;) {
    const start = at + fence.length + 2
    at = bytes.indexOf(fence, start)
    if (at < 0) break
    const part = toPart(bytes.subarray(start, at - 2))
    if (part) parts.push(part)
  }
  return parts
}

function toPart(bytes: Buffer): FormPart | null {
  const end = bytes.indexOf('\r\n\r\n')
  const head = bytes.subarray(0, end).toString('utf8')
  const name = valueIn(head, 'name')
  if (end < 0 || name === null) return null
  return {
    name,
    filename: valueIn(head, 'filename'),
    contentType: /content-type:\s*([^\r\n]+)/i.exec(head)?.[1] ?? null,
    content: bytes.subarray(end + 4),
  }
}

function valueIn(head: string, key: string): string | null {
  const found = new RegExp(`[;\\s]${key}=(?:"([^"]*)"|([^;\\r\\n]*))`, 'i').exec(head)
  return found ? (found[1] ?? found[2] ?? '') : null
}
