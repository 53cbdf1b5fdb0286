import { fileTypeFromBuffer } from 'file-type'

/** Types a browser would run or draw as a page: nobody's word makes a file one of these. */
const active =
  /^(?:text\/html|application\/xhtml\+xml|image\/svg\+xml|text\/xml|application\/xml|.*javascript.*|application\/x-shockwave-flash)$/
const textual = /^(?:text\/[\w.+-]+|application\/(?:json|rtf|ics|x-ndjson))$/
const SAMPLE = 4096

/** What a file is by its first bytes; the claim counts only for text, which has no mark of its own. */
export async function typeByContent(content: Uint8Array, claimed: string): Promise<string> {
  const found = await fileTypeFromBuffer(content)
  if (found !== undefined) return active.test(found.mime) ? 'application/octet-stream' : found.mime
  const claim = claimed.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (!looksLikeText(content)) return 'application/octet-stream'
  return textual.test(claim) && !active.test(claim) ? claim : 'text/plain'
}

function looksLikeText(content: Uint8Array): boolean {
  const sample = content.subarray(0, SAMPLE)
  return !sample.includes(0)
}
