interface Person {
  id: string
  name: string
}

/** Who is called by name in a note. A longer name is not also taken for the shorter one it begins with. */
export function mentionsIn(text: string, people: readonly Person[]): string[] {
  let left = text
  const found: string[] = []
  for (const { id, name } of people.toSorted((a, b) => b.name.length - a.name.length)) {
    const call = `@${name}`
    if (!left.includes(call)) continue
    found.push(id)
    left = left.replaceAll(call, '')
  }
  return found
}
