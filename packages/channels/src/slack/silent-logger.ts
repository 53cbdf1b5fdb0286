import { LogLevel } from '@slack/web-api'

/** What goes wrong is thrown, and what is said is nobody's business in a log. */
export const silentLogger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
}
