const VARIABLE = /\{\{\s*([a-zA-Z]+(?:\.[a-zA-Z]+)?)\s*\}\}/g

interface About {
  contact: { name: string; address: string | null }
  agent: string
  /** In words, where it has none yet. */
  number: number | string
  brand: string
}

const first = (name: string) => name.trim().split(/\s+/)[0] ?? name

/** As the composer fills them in. @returns the text, and the first name that nobody knows. */
export function fillVariables(
  text: string,
  { contact, agent, number, brand }: About,
): { text: string; open: string | null } {
  const values: Record<string, string | undefined> = {
    'contact.name': contact.name,
    'contact.firstName': first(contact.name),
    'contact.email': contact.address ?? undefined,
    'agent.name': agent,
    'agent.firstName': first(agent),
    'conversation.number': String(number),
    'brand.name': brand,
  }
  let open: string | null = null
  const filled = text.replaceAll(VARIABLE, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) open ??= name
    return value ?? whole
  })
  return { text: filled, open }
}
