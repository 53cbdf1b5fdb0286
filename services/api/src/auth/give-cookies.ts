import type { Http } from '../http/operation.ts'

/** Passes on the cookies that sign-in has set. */
export function giveCookies(http: Http, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) http.header('set-cookie', cookie, { append: true })
}
