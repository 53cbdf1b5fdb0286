/** One letter each of the GSM 7-bit alphabet (3GPP TS 23.038), and those that take two, behind an escape. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const escaped = new Set('\f^{}\\[~]|€')

const sizes = { gsm: { alone: 160, joined: 153 }, unicode: { alone: 70, joined: 67 } } as const

export interface Segments {
  encoding: keyof typeof sizes
  /** How many messages the network carries and charges for. */
  count: number
  /** Places until one more is needed. */
  left: number
  /** The first letter that the GSM alphabet does not have. */
  because: string | null
}

/** In how many pieces a text goes over the air. */
export function segmentsOf(text: string): Segments {
  const letters = Array.from(text)
  const because = letters.find((letter) => !basic.has(letter) && !escaped.has(letter)) ?? null
  const encoding = because === null ? 'gsm' : 'unicode'
  const widths = letters.map((letter) => widthOf(letter, encoding))
  const { alone, joined } = sizes[encoding]
  const total = widths.reduce((sum, width) => sum + width, 0)
  if (total <= alone) return { encoding, count: total === 0 ? 0 : 1, left: alone - total, because }
  return { encoding, because, ...pack(widths, joined) }
}

const widthOf = (letter: string, encoding: Segments['encoding']) => {
  if (encoding === 'unicode') return letter.length
  return escaped.has(letter) ? 2 : 1
}

/** No letter is cut in two. */
function pack(widths: readonly number[], size: number): Pick<Segments, 'count' | 'left'> {
  let count = 1
  let left = size
  for (const width of widths) {
    if (width > left) {
      count += 1
      left = size
    }
    left -= width
  }
  return { count, left }
}
