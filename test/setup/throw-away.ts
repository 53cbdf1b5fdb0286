/** Of servers of which nothing outlives the run, so nothing has to reach the disk. */
export const throwAway = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

const silent = () => {}
const tell = (fields: Record<string, unknown>, message: string) => console.warn(message, fields)
export const onlyTrouble = { trace: silent, debug: silent, info: silent, warn: silent, error: tell }
