/** For whoever built the page: visitors do not read the console. */
export function tellBuilder(message: string): void {
  // eslint-disable-next-line no-console
  console.error(`Hubbub chat: ${message}`)
}
