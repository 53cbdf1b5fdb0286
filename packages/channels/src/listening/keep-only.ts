/** Only what is still asked for: a cursor must not remember whatever anybody once listened for. */
export const keepOnly = <T>(kept: Readonly<Record<string, T>>, keys: readonly string[]): Record<string, T> =>
  Object.fromEntries(keys.flatMap((key) => (kept[key] === undefined ? [] : [[key, kept[key]]])))
