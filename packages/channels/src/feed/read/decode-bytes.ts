import { detect } from 'chardet'
import iconv from 'iconv-lite'

/**
 * The text of a document that says its encoding in several places, in none, or wrongly. What the bytes prove comes
 * first, then HTTP, then the document, then a guess by its letters.
 */
export function decodeBytes(bytes: Uint8Array, contentType: string | null): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const proven = byMark(buffer) ?? byPattern(buffer)
  if (proven !== null) return decode(buffer, proven)
  const claims = [charsetOf(contentType), declared(buffer)].flatMap((name) => known(name))
  const utf8 = isUtf8(buffer)
  if (utf8 && (claims.length === 0 || claims.some(isNarrow) || claims.includes('utf8')))
    return buffer.toString('utf8')
  const claim = claims.find((name) => name !== 'utf8' && name !== 'ascii')
  if (claim !== undefined) return decode(buffer, claim)
  return decode(buffer, utf8 ? 'utf8' : guess(buffer))
}

function byMark(buffer: Buffer): string | null {
  const starts = (...mark: number[]) => mark.every((byte, index) => buffer[index] === byte)
  if (starts(0xef, 0xbb, 0xbf)) return 'utf8'
  if (starts(0, 0, 0xfe, 0xff)) return 'utf-32be'
  if (starts(0xff, 0xfe, 0, 0)) return 'utf-32le'
  if (starts(0xfe, 0xff)) return 'utf-16be'
  return starts(0xff, 0xfe) ? 'utf-16le' : null
}

/** Where the zeros stand in the first letters, which are always plain ones. */
function byPattern(buffer: Buffer): string | null {
  if (buffer.length < 4) return null
  const zeros = [...buffer.subarray(0, 4)].map((byte) => (byte === 0 ? '0' : 'x')).join('')
  const patterns: Record<string, string> = {
    '000x': 'utf-32be',
    x000: 'utf-32le',
    '0x0x': 'utf-16be',
    x0x0: 'utf-16le',
  }
  return patterns[zeros] ?? null
}

function charsetOf(contentType: string | null): string | null {
  return /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? '')?.[1] ?? null
}

function declared(buffer: Buffer): string | null {
  const start = buffer.subarray(0, 2048).toString('latin1')
  return /<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:-]+)/i.exec(start)?.[1] ?? null
}

function known(name: string | null): string[] {
  if (name === null) return []
  const plain = name.toLowerCase()
  if (plain === 'utf-8' || plain === 'utf8') return ['utf8']
  if (plain === 'us-ascii' || plain === 'ascii') return ['ascii']
  // @NOTE who says Latin-1 means Windows-1252 (WHATWG Encoding); wide ones would have shown in the bytes
  if (plain === 'iso-8859-1' || plain === 'latin1') return ['windows-1252']
  return iconv.encodingExists(plain) && !/^(utf-?(7|16|32)|ucs|base64|hex|binary)/.test(plain) ? [plain] : []
}

/** Names that stand there by default, and are wrong where the bytes are UTF-8. */
const isNarrow = (name: string) => ['ascii', 'windows-1252'].includes(name)

function isUtf8(buffer: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(buffer)
    return true
  } catch {
    return false
  }
}

const sampleBytes = 64 * 1024

function guess(buffer: Buffer): string {
  if (mostlyUtf8(buffer)) return 'utf8'
  const name = detect(buffer.subarray(0, sampleBytes))
  return name !== null && !/^utf/i.test(name) && iconv.encodingExists(name) ? name : 'windows-1252'
}

/** A few bad bytes in UTF-8 cost a few letters; read as anything else, every letter would be wrong. */
function mostlyUtf8(buffer: Buffer): boolean {
  const text = buffer.subarray(0, sampleBytes).toString('utf8')
  const wrong = text.split('\ufffd').length - 1
  const wide = /[\u0080-\ufffc]/g
  return (text.match(wide)?.length ?? 0) > 2 * wrong
}

function decode(buffer: Buffer, encoding: string): string {
  return iconv.decode(buffer, encoding)
}
