export interface Told {
  /** The place in the log after it; null where it has none. */
  id: string | null
  event: string
  data: string
}

/** Cuts server-sent events out of text that comes in any pieces (HTML Living Standard, 9.2.6, as our server writes it). */
export function createEventReader() {
  let rest = ''
  return (chunk: string): Told[] => {
    rest += chunk
    const blocks = rest.split('\n\n')
    rest = blocks.pop() ?? ''
    return blocks.flatMap((block) => {
      const told: Told = { id: null, event: 'message', data: '' }
      for (const line of block.split('\n')) {
        const colon = line.indexOf(': ')
        const [name, value] = [line.slice(0, colon), line.slice(colon + 2)]
        if (name === 'id' || name === 'event' || name === 'data') told[name] = value
      }
      return told.data === '' ? [] : [told]
    })
  }
}
