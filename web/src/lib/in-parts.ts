/** As many at once as one request takes. */
export function inParts<T>(all: readonly T[], most: number): T[][] {
  const parts: T[][] = []
  for (let start = 0; start < all.length; start += most) parts.push(all.slice(start, start + most))
  return parts
}
