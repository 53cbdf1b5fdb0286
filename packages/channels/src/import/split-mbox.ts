/** A mail of a mailbox file. */
export interface MboxMail {
  /** As it was before it was put there; null where it is larger than anybody reads. */
  raw: Uint8Array | null
  /** Of an oversized one. */
  size: number
  /** The place behind it in the file. */
  end: number
}

export interface SplitOptions {
  /** Where the bytes begin in the file; a mail begins there. */
  from: number
  maxBytes: number
}

const FROM = Buffer.from('From ')
const NEWLINE = 10

/**
 * Cuts a mailbox file (RFC 4155) into its mails, in whatever of its forms: mboxo and mboxrd put a mark before lines that
 * look like a beginning, mboxcl says how long a mail is. Holds one mail at a time.
 */
export async function* splitMbox(
  chunks: AsyncIterable<Uint8Array>,
  { from, maxBytes }: SplitOptions,
): AsyncGenerator<MboxMail> {
  let held: Buffer = Buffer.alloc(0)
  let start = from
  /** How much of an oversized mail was let go already. */
  let dropped = 0
  /** No beginning lies before this place of what is held. */
  let searched = 1

  function* cut(isLast: boolean): Generator<MboxMail> {
    for (;;) {
      const next = nextStart(held, searched, isLast)
      if (next.at === null) {
        searched = next.searched
        return
      }
      yield mailOf(held.subarray(0, next.at))
      held = held.subarray(next.at)
      start += next.at
      dropped = 0
      searched = 1
    }
  }

  function mailOf(bytes: Buffer): MboxMail {
    const size = dropped + bytes.byteLength
    const raw = dropped > 0 || size > maxBytes ? null : unpack(bytes)
    return { raw, size, end: start + bytes.byteLength }
  }

  for await (const chunk of chunks) {
    held = held.byteLength === 0 ? Buffer.from(chunk) : Buffer.concat([held, chunk])
    yield* cut(false)
    const keep = Math.max(0, held.byteLength - searched)
    if (held.byteLength <= maxBytes || keep === held.byteLength) continue
    // Nobody will read it: only its end is still looked for.
    const gone = held.byteLength - keep - 1
    dropped += gone
    start += gone
    held = held.subarray(gone)
    searched = 1
  }
  yield* cut(true)
  if (held.toString('latin1').trim() !== '') yield mailOf(held)
}

/** The next line that begins a mail; where it is not known yet, how far one has looked. */
function nextStart(held: Buffer, searched: number, isLast: boolean): { at: number | null; searched: number } {
  const told = lengthTold(held) ?? 1
  const from = Math.max(1, searched, told)
  for (let at = from; ; at += 1) {
    at = held.indexOf(FROM, at)
    if (at < 0) return { at: null, searched: Math.max(from, held.byteLength - FROM.byteLength) }
    if (held[at - 1] !== NEWLINE) continue
    const end = held.indexOf(NEWLINE, at)
    if (end < 0 && !isLast) return { at: null, searched: at }
    const line = held
      .subarray(at, end < 0 ? held.byteLength : end)
      .toString('latin1')
      .trimEnd()
    if (isBeginning(line, isAfterBlank(held, at))) return { at, searched: at }
  }
}

const isAfterBlank = (held: Buffer, at: number) =>
  held[at - 2] === NEWLINE || (held[at - 2] === 13 && held[at - 3] === NEWLINE)

const envelope = /^From \S.*\b\d{1,2}:\d{2}(?::\d{2})?\b.*\b\d{4}\b/

/** Not every program leaves a blank line before it; then it has to look the more like one. */
const isBeginning = (line: string, afterBlank: boolean) =>
  envelope.test(line) || (afterBlank && /^From \S+( |$)/.test(line) && /\d{4}$/.test(line))

/** Where the mail ends by its own word, if a mail or nothing follows there. */
function lengthTold(held: Buffer): number | null {
  const head = held.subarray(0, 64 * 1024).toString('latin1')
  const blank = /\r?\n\r?\n/.exec(head)
  if (blank === null) return null
  const told = /^content-length:[ \t]*(\d{1,10})[ \t]*\r?$/im.exec(head.slice(0, blank.index))?.[1]
  if (told === undefined) return null
  const end = blank.index + blank[0].length + Number(told)
  // What it says is only believed where it is borne out.
  if (end + 8 > held.byteLength) return null
  return /^(\r?\n){0,2}From /.test(held.subarray(end, end + 8).toString('latin1')) ? end : null
}

/** Without the line before it, and without the marks that were put into it. */
function unpack(bytes: Buffer): Uint8Array {
  const first = bytes.indexOf(NEWLINE) + 1
  const mail = bytes.subarray(0, FROM.byteLength).equals(FROM) ? bytes.subarray(first) : bytes
  if (mail.indexOf('\n>') < 0) return new Uint8Array(mail)
  const text = mail.toString('latin1').replace(/^>(>*From )/gm, '$1')
  return new Uint8Array(Buffer.from(text, 'latin1'))
}
