/** https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out; nothing else may stand in the message. */
const stops = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'])

/** Whether by this message somebody no longer wants to hear from us. */
export function isOptOut(text: string, told: string | undefined): boolean {
  if (told !== undefined && told !== '') return told.toUpperCase() === 'STOP'
  return stops.has(text.trim().toUpperCase())
}
