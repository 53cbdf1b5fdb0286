/**
 * What the network's numbers mean, for who reads it in the thread.
 * https://www.twilio.com/docs/api/errors
 */
const words: Readonly<Record<number, string>> = {
  20003: 'The account SID and its secret do not fit together',
  20005: 'The account is not active',
  20429: 'Too many requests at once',
  21211: 'The number cannot exist',
  21408: 'The account may not text to this country; allow it under Geo permissions',
  21606: 'The account’s number cannot send this',
  21608: 'A trial account may text only to verified numbers',
  21609: 'The address for reports of delivery is not accepted',
  21610: 'They have opted out by STOP; they must text START before they can be texted again',
  21611: 'Too many messages already wait for this number',
  21612: 'This number cannot be reached from the account’s number',
  21614: 'The number is no mobile number',
  21617: 'The text is longer than 1600 letters',
  21660: 'The number belongs to another account',
  21703: 'The messaging service has no number that fits',
  30001: 'Too many messages already wait',
  30002: 'The account is suspended',
  30003: 'The phone is switched off or out of reach',
  30004: 'The person’s network blocks it',
  30005: 'Nobody has this number',
  30006: 'It is a landline, or the network does not take text messages',
  30007: 'The network held it for spam',
  30008: 'The network did not say why',
  30010: 'It costs more than the price that was set',
  30032: 'The toll-free number is not verified',
  30034: 'The number is not registered for messages to the United States',
}

/** In words, with the number by which it can be looked up. */
export function errorWords(code: number | null, own: string | null = null): string {
  const known = code === null ? undefined : words[code]
  const text = known ?? (own?.trim() ? own.trim() : 'The network did not take it')
  return code === null ? text : `${text} (${code})`
}
