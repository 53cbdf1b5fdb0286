import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'

/**
 * A telephone number as everybody writes it, in E.164: `+442079460018`. `near`: a number or a country (`GB`) that says
 * how one without a country is meant. Null where it is none.
 */
export function normalisePhone(text: string, near: string | null = null): string | null {
  const country = countryNear(near)
  const parsed = parsePhoneNumberFromString(text.trim(), {
    extract: false,
    ...(country !== null && { defaultCountry: country }),
  })
  return parsed?.isPossible() === true ? parsed.number : null
}

/** As people read it: `+44 20 7946 0018`. What is no number stays as it is. */
export const readablePhone = (value: string): string =>
  parsePhoneNumberFromString(value)?.formatInternational() ?? value

/** The country of a number in E.164, in two letters; null where several share it or it is none. */
export const countryOfPhone = (number: string): string | null =>
  parsePhoneNumberFromString(number)?.country ?? null

function countryNear(near: string | null): CountryCode | null {
  if (near === null) return null
  const upper = near.trim().toUpperCase()
  if (isSupportedCountry(upper)) return upper
  return parsePhoneNumberFromString(near)?.country ?? null
}

/** Whether it is a country by its two letters, as telephone numbers know them. */
export const isCountry = (code: string): boolean => isSupportedCountry(code)
